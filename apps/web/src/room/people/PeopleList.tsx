import type { Records } from '@baraza/domain';
import { Action, useFormat } from '@baraza/ui';
import { Select, TextInput } from '@mantine/core';
import { type ReactNode, useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProject } from '../../project/context.js';
import { useRecords } from '../../project/hooks.js';
import { useLive } from '../context.js';
import { useRoomNames } from '../names/context.js';
import { PersonRow } from './PersonRow.js';
import classes from './people.module.css';
import { groupsOf, type PeopleHere } from './usePeople.js';
import { finds, usePeopleWords } from './usePeopleWords.js';

/** So many rows at once; more are a press away. A hall of two thousand is found by searching. */
const SHOWN = 200;
const FILTERS = ['heard', 'notHeard', 'noConsent', 'withdrawn'] as const;
type Filter = (typeof FILTERS)[number];
/** Where the rule keeps no such thing of a person, it is not asked for. */
const NEEDS_SPOKE: readonly Filter[] = ['heard', 'notHeard'];

/** Who is here, newest first, to be found, corrected and taken off again. */
export function PeopleList({ people, mayLog }: { readonly people: PeopleHere; readonly mayLog: boolean }): ReactNode {
  const { t } = useTranslation(['people', 'common']);
  const format = useFormat();
  const words = usePeopleWords();
  const live = useLive();
  const { store } = useProject().session;
  const stakeholders = useRecords('stakeholder');
  const [search, setSearch] = useState('');
  const [filter, setFilter] = useState<Filter | null>(null);
  const [most, setMost] = useState(SHOWN);
  const wanted = useDeferredValue(search);
  const { entries } = people;
  const names = useRoomNames();
  const nameOf = useMemo(() => new Map(stakeholders.map(({ id, name }) => [id, name])), [stakeholders]);
  const spoke = useMemo(() => new Set(live?.heard.spoke ?? []), [live?.heard.spoke]);
  const spokeKnown = (live?.heard.spoke ?? null) !== null;
  const isHeard = ({ id }: Records['participation']): boolean => spoke.has(id);
  const passes = (entry: Records['participation']): boolean => {
    if (filter === 'heard') return isHeard(entry);
    if (filter === 'notHeard') return !isHeard(entry);
    if (filter === 'noConsent') return entry.consent === null;
    return filter !== 'withdrawn' || entry.consentWithdrawnAt !== null;
  };
  const textOf = (entry: Records['participation']): string => {
    const name = entry.person === null ? null : names?.of(entry.person);
    const groups = groupsOf(people, entry.id).map(({ dimension, group }) => words.group(store.live('dimension', dimension) ?? { code: '', name: null }, group));
    return [name?.state === 'readable' ? name.name : '', entry.pseudonym ?? '', nameOf.get(entry.stakeholder ?? '') ?? '', ...groups].join(' ');
  };
  const shown = entries.filter((entry) => passes(entry) && (wanted === '' || finds(wanted, textOf(entry))));
  const total = entries.reduce((sum, entry) => sum + entry.people, 0);
  if (entries.length === 0) return <p className={classes['note']}>{t('list.empty')}</p>;
  return (
    <section aria-label={t('list.title')}>
      <div className={classes['filters']}>
        <TextInput aria-label={t('list.search')} placeholder={t('list.search')} value={search} dir={search === '' ? undefined : 'auto'} onChange={(event) => setSearch(event.target.value)} />
        <Select aria-label={t('list.filter')} placeholder={t('list.everybody')} data={FILTERS.filter((value) => spokeKnown || !NEEDS_SPOKE.includes(value)).map((value) => ({ value, label: t(`filter.${value}`) }))} value={filter} onChange={(value) => setFilter(value as Filter | null)} clearable />
      </div>
      <p className={classes['muted']} role="status">
        {shown.length === entries.length ? t('list.all', { count: total, entries: format.number(entries.length) }) : t('common:count.ofTotal', { shown: shown.length, total: entries.length })}
      </p>
      <ul className={classes['list']}>
        {shown.slice(0, most).map((entry) => (
          <PersonRow key={entry.id} entry={entry} people={people} names={names} speaksFor={nameOf.get(entry.stakeholder ?? '') ?? null} heard={spokeKnown ? isHeard(entry) : null} mayLog={mayLog} />
        ))}
      </ul>
      {shown.length === 0 && <p className={classes['note']}>{t('list.none')}</p>}
      {shown.length > most && (
        <Action accent onClick={() => setMost(most + SHOWN)}>
          {t('list.more', { count: shown.length - most })}
        </Action>
      )}
    </section>
  );
}
