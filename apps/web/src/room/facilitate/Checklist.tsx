import { Checkbox } from '@mantine/core';
import { IconCheck, IconCircle } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRecords } from '../../project/hooks.js';
import { useLive, useRoom } from '../context.js';
import classes from './side.module.css';

/** What is left to do before the question closes: what the server counts ticks itself, reading back is for the facilitator to tick. */
export function Checklist(): ReactNode {
  const { t } = useTranslation('hall');
  const live = useLive();
  const { running } = useRoom();
  const stakeholders = useRecords('stakeholder');
  const [readBack, setReadBack] = useState<string | null>(null);
  if (!live || !running) return null;
  const { groups, people, heard } = live.heard;
  const unheard = groups.filter((group) => group.heard === 0 && group.stakeholder !== null).slice(0, 2);
  const nameOf = (id: string | null): string => stakeholders.find((each) => each.id === id)?.name ?? '';
  return (
    <section className={classes['panelPart']} aria-labelledby="checklist">
      <h2 id="checklist">{t('checklist.title')}</h2>
      <ul className={classes['checklist']}>
        {unheard.map(({ stakeholder }) => (
          <Counted key={stakeholder} done={false}>
            {t('checklist.hear', { group: nameOf(stakeholder) })}
          </Counted>
        ))}
        <Counted done={people > 0 && heard >= people}>{heard < people ? t('checklist.ask', { people: people - heard }) : t('checklist.asked')}</Counted>
        <li>
          <Checkbox checked={readBack === running.id} onChange={({ currentTarget }) => setReadBack(currentTarget.checked ? running.id : null)} label={t('checklist.readBack')} />
        </li>
      </ul>
    </section>
  );
}

function Counted({ done, children }: { readonly done: boolean; readonly children: ReactNode }): ReactNode {
  const { t } = useTranslation('hall');
  const Mark = done ? IconCheck : IconCircle;
  return (
    <li>
      <Mark size={14} stroke={1.75} aria-label={t(done ? 'checklist.done' : 'checklist.open')} />
      <span>{children}</span>
    </li>
  );
}
