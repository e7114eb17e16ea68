import { type Attribution, FLOOR_LIMITS, fold } from '@baraza/domain';
import { Action, useFormat } from '@baraza/ui';
import { Button } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { find } from '../../map/data/search.js';
import { useRecords } from '../../project/hooks.js';
import { useRoom } from '../context.js';
import { nextSeat } from '../floor-words.js';
import type { InvitedGroup } from '../meters/MetersPanel.js';
import { useAskedDimensions } from '../meters/useAskedDimensions.js';
import { useGroupWords } from '../meters/useGroupWords.js';
import type { Floor } from '../useFloor.js';
import { useFloorWords } from '../useFloorWords.js';
import { useWhoWords } from '../parts/useWhoWords.js';
import { type Candidate, candidatesUnder } from './candidates.js';
import classes from './add.module.css';

const MOST_SHOWN = 6;

/**
 * Puts somebody on the speakers’ list as the rule allows: a participant, a group, or a seat with what it counts for. Enter goes on, Esc closes. `invited`: a group that is to be heard; what it counts for is filled in.
 */
export function AddSpeaker({ floor: { floor, add }, rule, invited, onClose }: { readonly floor: Floor; readonly rule: Attribution; readonly invited: InvitedGroup | null; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation(['hall', 'common']);
  const { compare } = useFormat();
  const { session } = useRoom();
  const words = useGroupWords();
  const { language: nameOfLanguage } = useFloorWords();
  const { here, called } = useWhoWords();
  const stakeholders = useRecords('stakeholder');
  const asked = useAskedDimensions();
  const [text, setText] = useState(rule === 'notAttributed' ? String(nextSeat([...floor.queue, ...(floor.turn ? [floor.turn.entry] : [])].map(({ label }) => label))) : '');
  const [chosen, setChosen] = useState<Candidate | null>(null);
  const [marked, setMarked] = useState(0);
  const [groups, setGroups] = useState<Readonly<Record<string, string>>>(Object.fromEntries((invited?.groups ?? []).map(({ dimension, group }) => [dimension, group])));
  const [language, setLanguage] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => field.current?.focus(), []);

  const all = candidatesUnder(rule, here, stakeholders, { called, participant: (number) => t('add.participant', { number }), people: (people) => t('add.people', { people }) });
  const found = chosen || rule === 'notAttributed' ? [] : (text.trim() === '' ? all : find(all, text, compare)).slice(0, MOST_SHOWN);
  // A participant’s groups are known from the list of those here.
  const asksGroups = rule !== 'attributed' || (chosen !== null && chosen.participation === null);
  /** A seat, or somebody who is not on the list. Whoever is known is sent by id: what they are called is for each screen to say, and a name of the vault goes nowhere. */
  const labelOf = (who: Candidate | null): string => (rule === 'notAttributed' ? text.trim() : who && who.participation === null && who.stakeholder === null ? who.name : '');

  const submit = (who: Candidate | null = chosen): void => {
    const label = labelOf(who);
    if (label === '' && !who) return field.current?.focus();
    add({
      label: label.slice(0, FLOOR_LIMITS.label),
      participation: who?.participation ?? null,
      stakeholder: who?.stakeholder ?? null,
      groups: who?.participation ? [] : Object.entries(groups).flatMap(([dimension, group]) => (group === '' ? [] : [{ dimension, group }])),
      language: (language || who?.language) ?? session.languages[0] ?? null,
    });
    onClose();
  };
  const choose = (candidate: Candidate): void => {
    if (candidate.participation !== null) return submit(candidate);
    flushSync(() => {
      setChosen(candidate);
      setText(candidate.name);
    });
    form.current?.querySelector('select')?.focus();
  };
  /** Somebody who is not on the list: where people may be named, by what they are called. */
  const unlisted: Candidate[] = rule === 'attributed' && text.trim() !== '' && !chosen && !all.some(({ name }) => fold(name) === fold(text)) ? [{ id: '+', name: text.trim(), detail: t('add.unlisted'), participation: null, stakeholder: null, language: null }] : [];
  const options = [...found, ...unlisted];
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>): void => {
    if (event.nativeEvent.isComposing) return;
    const inField = event.target === field.current;
    if (event.key === 'Escape') onClose();
    else if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement)) {
      const option = options[marked];
      if (inField && option) choose(option);
      else submit();
    } else if (inField && event.key === 'ArrowDown') setMarked(Math.min(options.length - 1, marked + 1));
    else if (inField && event.key === 'ArrowUp') setMarked(Math.max(0, marked - 1));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const seat = rule === 'notAttributed';
  return (
    <form ref={form} className={classes['add']} aria-label={t('add.title')} onKeyDown={onKeyDown} onSubmit={(event) => event.preventDefault()}>
      {invited && <p className={classes['addNote']}>{t('add.invited', { who: invited.who })}</p>}
      <div className={classes['addRow']}>
        <label className={classes['addField']}>
          <span>{t(`add.whom.${rule}`)}</span>
          <input
            ref={field}
            value={text}
            dir="auto"
            autoComplete="off"
            inputMode={seat ? 'numeric' : undefined}
            maxLength={seat ? 4 : FLOOR_LIMITS.label}
            {...(!seat && { role: 'combobox', 'aria-expanded': options.length > 0, 'aria-controls': 'add-speaker', 'aria-activedescendant': options.length > 0 ? `add-speaker-${marked}` : undefined })}
            onChange={(event) => {
              setText(seat ? event.target.value.replace(/\D/gu, '') : event.target.value);
              setChosen(null);
              setMarked(0);
            }}
          />
        </label>
        {asksGroups &&
          asked.map(({ id, groups: choices }) => (
            <label key={id} className={classes['addChoice']}>
              <span>{words.dimension(id)}</span>
              <select value={groups[id] ?? ''} onChange={(event) => setGroups({ ...groups, [id]: event.target.value })}>
                <option value="">{t('add.notKnown')}</option>
                {choices.map((group) => (
                  <option key={group} value={group}>
                    {words.group(id, group)}
                  </option>
                ))}
              </select>
            </label>
          ))}
        {session.languages.length > 1 && (
          <label className={classes['addChoice']}>
            <span>{t('add.language')}</span>
            <select value={language || (chosen?.language ?? session.languages[0])} onChange={(event) => setLanguage(event.target.value)}>
              {session.languages.map((tag) => (
                <option key={tag} value={tag}>
                  {nameOfLanguage(tag)}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      {options.length > 0 && (
        <ul id="add-speaker" role="listbox" aria-label={t('add.found')} className={classes['addList']}>
          {options.map((option, index) => (
            <li key={option.id} id={`add-speaker-${index}`} role="option" aria-selected={index === marked} onClick={() => choose(option)}>
              <bdi>{option.name}</bdi>
              {option.detail !== undefined && <small dir="auto">{option.detail}</small>}
            </li>
          ))}
        </ul>
      )}
      {!seat && options.length === 0 && !chosen && <p className={classes['addNote']}>{t(`add.nobody.${rule === 'attributed' ? 'attributed' : 'affiliationOnly'}`)}</p>}
      <div className={classes['addRow']}>
        <Button variant="default" disabled={labelOf(chosen) === '' && !chosen} onClick={() => submit()}>
          {t('add.put')}
        </Button>
        <Action onClick={onClose}>{t('common:action.cancel')}</Action>
        <span className={classes['addNote']}>{t(`add.rule.${rule}`)}</span>
      </div>
    </form>
  );
}
