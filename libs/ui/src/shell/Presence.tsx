import { Popover } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Action } from '../parts/Action.js';
import { initials } from '../tokens/people.js';
import { usePersonColour } from './people-colours.js';
import classes from './presence.module.css';

/** Somebody who is here now. */
export interface PresentPerson {
  readonly id: string;
  readonly name: string;
  /** The person who looks at this screen. */
  readonly me?: boolean;
  /** What they are at: the name of a map or a stakeholder. */
  readonly at?: string;
}

/** Initials on the colour of a person. Decorative: the name stands beside it or around it. */
export function Avatar({ person, text }: { readonly person: PresentPerson; readonly text?: string }): ReactNode {
  const { light, dark, ink } = usePersonColour()(person.id);
  return (
    <span className={classes['avatar']} aria-hidden style={{ '--person-light': light, '--person-dark': dark, '--ink-light': ink.light, '--ink-dark': ink.dark }}>
      {text ?? initials(person.name)}
    </span>
  );
}

/** Who else is here: up to three by their initials, all by their names when pressed. */
export function Presence({ people }: { readonly people: readonly PresentPerson[] }): ReactNode {
  const { t } = useTranslation();
  const alone = people.every((person) => person.me);
  const words = alone ? t('presence.onlyYou') : t('presence.here', { count: people.length });
  return (
    <Popover position="bottom-end">
      <Popover.Target>
        <Action className={classes['presence']}>
          <span className="bz-hidden-text">{t('presence.list')}:</span>
          <span className={classes['stack']}>
            {people.slice(0, 3).map((person) => (
              <Avatar key={person.id} person={person} text={alone ? t('presence.me') : undefined} />
            ))}
          </span>
          <span className={classes['words']}>{words}</span>
        </Action>
      </Popover.Target>
      <Popover.Dropdown p={8}>
        <ul className={classes['list']} aria-label={t('presence.list')}>
          {people.map((person) => (
            <li key={person.id}>
              <Avatar person={person} />
              <span>{person.me ? t('presence.you', { name: person.name }) : person.name}</span>
              {person.at !== undefined && <span className={classes['at']}>{person.at}</span>}
            </li>
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  );
}
