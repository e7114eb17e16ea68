import { ENTITIES, type EntityName, type FieldSpec } from '@baraza/domain';
import { Avatar, Link, useFormat, useLanguage } from '@baraza/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useProject } from '../../project/context.js';
import { useFieldWords } from '../../project/words.js';
import { useAccount } from '../../session/session.js';
import classes from './activity.module.css';
import type { Entry, Line, Merged, RecordChange } from './entries.js';
import { Separate } from './Separate.js';
import type { Names } from './useNames.js';

/** Records of a line that are named; the rest is counted. */
const mostNamed = 5;
/** Fields of a record that are told; creations tell none, for all of it is new. */
const mostFields = 6;

/** Fields that come along with others, or that nobody chooses. */
const silent = new Set(['order', 'judgedAt', 'x', 'y', 'deleted']);

/** One entry: who, when, and what, line by line. */
export function EntryItem({ entry, names }: { readonly entry: Entry; readonly names: Names }): ReactNode {
  const { t } = useTranslation('project');
  const format = useFormat();
  const { actor, at, lines, kind, group, hidden, more, merged } = entry;
  const { id: account } = useAccount();
  if (actor === null) return <li className={classes['hidden']}>{t('activity.hidden')}</li>;
  const name = actor.displayName ?? t('activity.someone');
  return (
    <li className={classes['entry']}>
      <Avatar person={{ id: actor.account, name }} />
      <div className={classes['words']}>
        <div>
          <strong dir="auto">{name}</strong> {kind !== null && <span>{t(`activity.${kind}`)}</span>} {at !== null && <time className={classes['time']} dateTime={at}>{format.time(new Date(at))}</time>}
        </div>
        {merged && <MergedNames merged={merged} names={names} />}
        {kind !== 'began' && lines.map((line) => <LineItem key={`${line.verb} ${line.entity}`} line={line} more={more} names={names} />)}
        {more && <div className={classes['muted']}>{t('activity.manyMore')}</div>}
        {kind === 'merged' && group !== null && actor.account === account && <Separate group={group} />}
        {hidden && <div className={classes['muted']}>{t('activity.partHidden')}</div>}
      </div>
    </li>
  );
}

/** Which two became one, and under which name. Where one of them may not be read, it is not told. */
function MergedNames({ merged: { gone, kept, name }, names }: { readonly merged: Merged; readonly names: Names }): ReactNode {
  const { t } = useTranslation('duplicates');
  const [one, now] = [names.ofRecord('stakeholder', gone), name?.after ?? names.ofRecord('stakeholder', kept)];
  return one !== null && now !== null && <div className={classes['line']}>{t('done.merged', { gone: one, keep: name?.before ?? now, name: now })}</div>;
}

/** @param props.more Not all records of the step are here: the number is of those that are. */
function LineItem({ line, more, names }: { readonly line: Line; readonly more: boolean; readonly names: Names }): ReactNode {
  const { t } = useTranslation('project');
  const { verb, entity, records } = line;
  const words = useFieldWords();
  const page = useLanguage();
  const what = verb === 'moved' ? t('activity.moved') : records.length > 1 ? t(`activity.${verb}Many`, { count: records.length, entities: words.entities(entity) }) : t(`activity.${verb}`, { entity: words.entity(entity).toLocaleLowerCase(page) });
  const rest = records.length - mostNamed;
  return (
    <div className={classes['line']}>
      <span>{more && records.length > 1 ? t('activity.andMore', { what }) : what}</span>
      <ul className={classes['records']}>
        {records.slice(0, mostNamed).map((record) => (
          <li key={record.id}>
            <RecordName entity={entity} record={record} names={names} />
            {verb === 'changed' && <Changes record={record} names={names} />}
          </li>
        ))}
        {rest > 0 && <li className={classes['muted']}>{t('activity.more', { count: rest })}</li>}
      </ul>
    </div>
  );
}

/** What the map can show leads there. */
const onMaps: ReadonlySet<EntityName> = new Set(['stakeholder', 'interest', 'relationship']);

function RecordName({ entity, record: { id }, names }: { readonly entity: EntityName; readonly record: RecordChange; readonly names: Names }): ReactNode {
  const { t } = useTranslation('project');
  const { id: project, session } = useProject();
  const name = names.ofRecord(entity, id) ?? t('activity.gone');
  const shown = <bdi>{name}</bdi>;
  if (!session.store.live(entity, id)) return shown;
  if (onMaps.has(entity)) return <Link href={`/p/${project}?select=${id}`}>{shown}</Link>;
  return entity === 'map' ? <Link href={`/p/${project}/m/${id}`}>{shown}</Link> : shown;
}

function Changes({ record, names }: { readonly record: RecordChange; readonly names: Names }): ReactNode {
  const { t } = useTranslation('project');
  const told = record.changes.flatMap(({ field, before, after }) => {
    const [from, to] = [names.ofValue(record.entity, field, before), names.ofValue(record.entity, field, after)];
    // After a merge what pointed at the one points at the other, which may be called the same by now: “from A to A” tells nobody anything.
    const isSame = from === to && (ENTITIES[record.entity].fields as Record<string, FieldSpec>)[field]?.type === 'reference';
    return silent.has(field) || isSame ? [] : [{ field, from, to }];
  });
  return (
    <ul className={classes['changes']}>
      {told.slice(0, mostFields).map(({ field, from, to }) => (
        <li key={field}>
          {names.ofField(record.entity, field)}: {t('activity.fromTo', { before: from, after: to })}
        </li>
      ))}
      {told.length > mostFields && <li>{t('activity.more', { count: told.length - mostFields })}</li>}
    </ul>
  );
}
