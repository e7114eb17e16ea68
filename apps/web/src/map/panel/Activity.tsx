import { compareCodes, type EntityName } from '@baraza/domain';
import type { MapItem } from '@baraza/graph-view';
import { Action, Section, signed, useFormat } from '@baraza/ui';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsked } from '../../data/useAsked.js';
import { useProject } from '../../project/context.js';
import { useConnection, useRecord, useRecords } from '../../project/hooks.js';
import { type HistoryEntry, recordHistory } from '../data/history.js';
import { useStored } from '../data/useStored.js';
import { HistoryChanges } from '../times/HistoryChanges.js';
import { useValueWords } from './fields/useValueWords.js';
import { useFieldWords } from '../../project/words.js';
import classes from './panel.module.css';

const FEW = 5;
const MANY = 40;

interface Shown {
  readonly key: string;
  readonly at: string;
  readonly who: string;
  readonly what: string;
  readonly detail?: string;
  /** What the log says of it, where it changed fields. */
  readonly entry?: HistoryEntry;
}

/** What happened to a record, newest first: changes from the log, judgements from the records themselves. */
export function Activity({ entity, id }: { readonly entity: MapItem['entity']; readonly id: string }): ReactNode {
  const { t } = useTranslation(['map', 'common']);
  const format = useFormat();
  const { id: project } = useProject();
  const { status, lastSavedAt } = useConnection();
  const record = useRecord(entity, id);
  const [all, setAll] = useState(false);
  const [asked, again] = useAsked(() => recordHistory(project, entity, id, MANY, null), [project, entity, id]);
  // A change of the record is in the log once the server has it.
  useEffect(again, [record, lastSavedAt, status === 'live', again]);
  const nameOf = useFieldName(entity);
  const describe = useDescribe(entity, nameOf);
  const judged = useJudged(entity === 'stakeholder' ? id : null);
  const changes = asked.state === 'answered' ? asked.value.entries.map(describe) : [];
  const entries = [...changes, ...judged].sort((a, b) => compareCodes(b.at, a.at));
  return (
    <Section
      title={t('activity.title')}
      action={
        (entries.length > FEW || changes.some(({ entry }) => entry)) && (
          <Action accent small onClick={() => setAll(!all)}>
            {all ? t('fewer') : t('activity.all')}
          </Action>
        )
      }
    >
      {entries.slice(0, all ? undefined : FEW).map(({ key, at, who, what, detail, entry }) => (
        <div key={key} className={classes['event']}>
          <p>
            {who} {what}
            {detail !== undefined && !(all && entry) && (
              <span className={classes['change']} dir="auto">
                {' '}
                {detail}
              </span>
            )}
          </p>
          <time className={classes['muted']} dateTime={at} title={format.dateTime(at)}>
            {format.relative(at)}
          </time>
          {all && entry && <HistoryChanges entity={entity} record={record} entry={entry} nameOf={nameOf} />}
        </div>
      ))}
      {asked.state === 'failed' && <p className={classes['muted']}>{status === 'live' ? t('activity.failed') : t('activity.offline')}</p>}
      {asked.state === 'answered' && entries.length === 0 && <p className={classes['muted']}>{t('activity.none')}</p>}
    </Section>
  );
}

/** How a field of the record is called; one of the project's own by its name. */
function useFieldName(entity: EntityName): (field: string) => string {
  const { label } = useFieldWords();
  const properties = useRecords('property');
  return (field) => {
    const property = field.startsWith('properties.') ? properties.find(({ id }) => `properties.${id}` === field) : undefined;
    return property?.name ?? label(entity, field);
  };
}

/** Puts an entry of the log into words. */
function useDescribe(entity: EntityName, nameOf: (field: string) => string): (entry: HistoryEntry) => Shown {
  const { t } = useTranslation('map');
  const valueWord = useValueWords(entity);
  return (entry) => {
    const { seq, at, actor, operation, changes, hidden } = entry;
    const who = actor.displayName ?? t('activity.somebody');
    const shared = { key: String(seq), at, who };
    const deleted = changes.find(({ field }) => field === 'deleted');
    if (operation.startsWith('create') || operation === 'importRecords') return { ...shared, what: operation === 'importRecords' ? t('activity.imported') : t('activity.created') };
    if (deleted) return { ...shared, what: deleted.after === true ? t('activity.deleted') : t('activity.restored') };
    const [first] = changes;
    if (!first) return { ...shared, what: hidden ? t('activity.hidden') : t('activity.touched') };
    const more = changes.length > 1 ? t('activity.more', { count: changes.length - 1 }) : '';
    return { ...shared, entry, what: t('activity.set', { field: nameOf(first.field) }), detail: [valueWord(first.field, first.before), '→', valueWord(first.field, first.after), more].filter(Boolean).join(' ') };
  };
}

/** Judgements of a stakeholder as entries. */
function useJudged(stakeholder: string | null): Shown[] {
  const { t } = useTranslation(['map', 'domain']);
  const members = useRecords('member');
  return useStored(
    ['judgement', 'stakeholder', 'member'],
    (store) => {
      const judgements = stakeholder === null ? [] : [...store.referring('judgement', 'stakeholder', stakeholder)].flatMap((id) => store.live('judgement', id) ?? []);
      return judgements.map((judgement): Shown => {
        const { id, judgedAt, judge, judgeName, standing, dimension, value, withdrawn } = judgement;
        const who = members.find(({ account }) => judge !== null && account === judge)?.displayName ?? judgeName ?? t('judge.team');
        const said = dimension === 'position' ? signed(value) : String(value);
        const what = withdrawn ? t('activity.withdrew', { dimension: t(`domain:dimension.${dimension}`) }) : t(standing === 'agreed' ? 'activity.agreed' : 'activity.judged', { dimension: t(`domain:dimension.${dimension}`), value: said });
        return { key: id, at: judgedAt, who, what };
      });
    },
    [stakeholder, members, t],
  );
}
