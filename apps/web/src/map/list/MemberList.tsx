import type { Records } from '@baraza/domain';
import { listReason } from '@baraza/graph-view';
import { interestShape, PositionChip, ShapeMark, shapeOfKind, useFormat, useShortcuts, useTermWord, ValueBar } from '@baraza/ui';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRecord, useRecords } from '../../project/hooks.js';
import { useAccount } from '../../session/session.js';
import { type Member, MEMBERS_STATED, membersOf, tiesOn, valueOf } from '../data/members.js';
import { matches } from '../data/search.js';
import { today } from '../data/today.js';
import { useStored } from '../data/useStored.js';
import { useWaiting } from '../data/useWaiting.js';
import { OpenTag } from '../../talk/OpenTag.js';
import { useOpenThreads } from '../../talk/useOpenThreads.js';
import { WaitingDot } from '../panel/WaitingDot.js';
import { useMapUi } from '../state/map-ui.js';
import { DayTag } from '../times/DayNotes.js';
import { DifferenceTag } from '../times/DifferenceMarks.js';
import classes from './list.module.css';

interface Row extends Member {
  readonly position: number | null;
  readonly influence: number | null;
  readonly ties: number;
}

/** The map as a list: the same members, the same selection, the same keys. */
export function MemberList(): ReactNode {
  const { t } = useTranslation(['map', 'common', 'domain']);
  const { compare } = useFormat();
  const { mapId, rights, selection, select, setPanelOpen, filter, date, recorded } = useMapUi();
  const { id: account } = useAccount();
  const mode = useRecord('map', mapId)?.aggregate ?? 'agreed';
  const terms = useRecords('term');
  const waiting = useWaiting();
  const talk = useOpenThreads();
  const [text, setText] = useState('');
  const [at, setAt] = useState<string | null>(selection[0]?.id ?? null);
  const body = useRef<HTMLDivElement>(null);
  const rows = useStored(
    [...MEMBERS_STATED, 'relationship', 'holding', 'judgement'],
    (store): Row[] => {
      const members = membersOf(store, mapId);
      const { relationships, holdings } = tiesOn(store, mapId);
      const ties = new Map<string, number>();
      const count = (id: string): void => void ties.set(id, (ties.get(id) ?? 0) + 1);
      for (const { from, to } of relationships) [from, to].forEach(count);
      for (const { stakeholder, interest } of holdings) [stakeholder, interest].forEach(count);
      const choice = { mode, account, at: date ?? today() };
      const value = (member: Member, dimension: 'position' | 'influence'): number | null => (member.entity === 'stakeholder' ? valueOf(store, member.id, mapId, dimension, choice) : null);
      return members.map((member) => ({ ...member, position: value(member, 'position'), influence: value(member, 'influence'), ties: ties.get(member.id) ?? 0 }));
    },
    [mapId, mode, account, date],
  );
  const shown = rows
    .filter((row) => matches(text, row.name, row.aliases) && listReason(row, filter) === null)
    .sort((a, b) => Number(a.entity === 'interest') - Number(b.entity === 'interest') || compare(a.name, b.name));
  const current = shown.some(({ id }) => id === at) ? at : (shown[0]?.id ?? null);
  useShortcuts({ selectAll: () => select(shown.map(({ entity, id }) => ({ entity, id }))) });
  const chosen = new Set(selection.map(({ id }) => id));

  useEffect(() => {
    if (!body.current?.contains(document.activeElement) || current === null) return;
    body.current.querySelector<HTMLElement>(`[data-row="${current}"]`)?.focus();
  }, [current]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const index = shown.findIndex(({ id }) => id === current);
    const row = shown[index];
    const to = event.key === 'ArrowDown' ? index + 1 : event.key === 'ArrowUp' ? index - 1 : event.key === 'Home' ? 0 : event.key === 'End' ? shown.length - 1 : null;
    if (to !== null) {
      const next = shown[Math.max(0, Math.min(shown.length - 1, to))];
      if (next) {
        setAt(next.id);
        select([{ entity: next.entity, id: next.id }]);
      }
    } else if (event.key === ' ' && row) {
      const others = selection.filter(({ id }) => id !== row.id);
      select(others.length < selection.length ? others : [...others, { entity: row.entity, id: row.id }]);
    } else if (event.key === 'Enter' && row) {
      select([{ entity: row.entity, id: row.id }]);
      setPanelOpen(true);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const columns = rights.scores ? 6 : 4;
  return (
    <div className={classes['list']}>
      <div className={classes['tools']}>
        <input className={classes['search']} value={text} dir="auto" placeholder={t('search.placeholder')} aria-label={t('search.placeholder')} onChange={(event) => setText(event.target.value)} onKeyDown={(event) => event.key !== 'Escape' && event.stopPropagation()} data-list-search />
        <span className={classes['muted']} role="status">
          {t('common:count.ofTotal', { shown: shown.length, total: rows.length })}
        </span>
      </div>
      <div ref={body} role="grid" aria-label={t('list.label')} aria-rowcount={shown.length} aria-multiselectable className={classes['grid']} data-columns={columns} onKeyDown={onKeyDown}>
        <div role="row" className={classes['head']}>
          {[t('list.name'), t('list.kind'), t('list.sector'), ...(rights.scores ? [t('domain:dimension.position'), t('domain:dimension.influence')] : []), t('list.ties')].map((name) => (
            <span key={name} role="columnheader">
              {name}
            </span>
          ))}
        </div>
        {shown.map((row) => (
          <ListRow
            key={row.id}
            row={row}
            terms={terms}
            scores={rights.scores}
            current={row.id === current}
            selected={chosen.has(row.id)}
            waits={waiting.has(row.id) || waiting.has(row.member)}
            talk={recorded === null ? (talk.get(row.id)?.count ?? 0) : 0}
            onChoose={(more) => {
              setAt(row.id);
              const item = { entity: row.entity, id: row.id };
              select(more ? (chosen.has(row.id) ? selection.filter(({ id }) => id !== row.id) : [...selection, item]) : [item]);
            }}
          />
        ))}
        {shown.length === 0 && <p className={classes['none']}>{rows.length === 0 ? t('empty.title') : t('list.nothing')}</p>}
      </div>
    </div>
  );
}

interface ListRowProps {
  readonly row: Row;
  readonly terms: readonly Records['term'][];
  readonly scores: boolean;
  readonly current: boolean;
  readonly selected: boolean;
  readonly waits: boolean;
  /** Conversations that are not settled. */
  readonly talk: number;
  readonly onChoose: (more: boolean) => void;
}

function ListRow({ row, terms, scores, current, selected, waits, talk, onChoose }: ListRowProps): ReactNode {
  const { t } = useTranslation(['map', 'common']);
  const word = useTermWord();
  const format = useFormat();
  const wordOf = (id: string): string => {
    const term = terms.find((each) => each.id === id);
    return term ? word(term) : '';
  };
  const kind = terms.find(({ id }) => id === row.kind);
  const shape = row.entity === 'interest' ? interestShape : shapeOfKind(kind?.code ?? '', kind?.shape);
  return (
    <div role="row" data-row={row.id} tabIndex={current ? 0 : -1} aria-selected={selected} className={classes['row']} onClick={(event) => onChoose(event.shiftKey || event.ctrlKey || event.metaKey)}>
      <span role="rowheader" className={classes['name']}>
        <ShapeMark shape={shape} size={18} />
        <span className={classes['label']} title={row.name}>
          {row.name}
        </span>
        <DayTag entity={row.entity} id={row.id} />
        <DifferenceTag id={row.id} />
        {talk > 0 && <OpenTag count={talk} />}
        {waits && <WaitingDot />}
      </span>
      <span role="gridcell">{row.entity === 'interest' ? [t('common:legend.interest'), wordOf(row.kind).toLocaleLowerCase()].filter(Boolean).join(', ') : wordOf(row.kind)}</span>
      <span role="gridcell">{wordOf(row.sector)}</span>
      {scores && (
        <span role="gridcell">
          {row.position !== null && <PositionChip value={row.position} />}
          {row.position === null && row.entity === 'stakeholder' && <span className={classes['muted']}>{t('common:judgement.notJudged')}</span>}
        </span>
      )}
      {scores && (
        <span role="gridcell" className={classes['score']}>
          {row.influence !== null && (
            <>
              {format.number(row.influence, { maximumFractionDigits: 1 })}
              <ValueBar value={row.influence} />
            </>
          )}
        </span>
      )}
      <span role="gridcell">{format.number(row.ties)}</span>
    </div>
  );
}
