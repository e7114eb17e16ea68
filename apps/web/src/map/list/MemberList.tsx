import type { Records } from '@baraza/domain';
import { listReason } from '@baraza/graph-view';
import { interestShape, PositionChip, ShapeMark, shapeOfKind, useFormat, useShortcuts, useTermWord, ValueBar } from '@baraza/ui';
import { useMediaQuery } from '@mantine/hooks';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, memo, type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRecord, useRecords } from '../../project/hooks.js';
import { useAccount } from '../../session/session.js';
import { type Member, MEMBERS_STATED, membersOf } from '../data/members.js';
import { matches } from '../data/search.js';
import { today } from '../data/today.js';
import { useKept, useStored } from '../data/useStored.js';
import { useWaiting } from '../data/useWaiting.js';
import { OpenTag } from '../../talk/OpenTag.js';
import { useOpenThreads } from '../../talk/useOpenThreads.js';
import { WaitingDot } from '../panel/WaitingDot.js';
import { PHONE, useMapUi } from '../state/map-ui.js';
import { ValidityTag } from '../times/DayNotes.js';
import { DifferenceTag } from '../times/DifferenceMarks.js';
import { FACTS_STATED, factsOf, type MemberFacts } from './facts.js';
import classes from './list.module.css';

/** So many are drawn in whole: the browser then finds and prints them all. */
const WHOLE = 150;
/** Of more, those beyond the edge that are drawn already. */
const OVERSCAN = 10;
/** Heights before a row is measured: with room to touch on a phone. */
const [ROW, PHONE_ROW] = [33, 53];

/** The map as a list: the same members, the same selection, the same keys. */
export function MemberList(): ReactNode {
  const { t } = useTranslation(['map', 'common', 'domain']);
  const { compare } = useFormat();
  const { mapId, rights, selection, select, setPanelOpen, filter, date, recorded } = useMapUi();
  const { id: account } = useAccount();
  const mode = useRecord('map', mapId)?.aggregate ?? 'agreed';
  const terms = useRecords('term');
  const termOf = useMemo(() => new Map(terms.map((term) => [term.id, term])), [terms]);
  const waiting = useWaiting();
  const talk = useOpenThreads();
  const phone = useMediaQuery(PHONE) ?? false;
  const [text, setText] = useState('');
  const [at, setAt] = useState<string | null>(selection[0]?.id ?? null);
  const body = useRef<HTMLDivElement>(null);
  const members = useKept(MEMBERS_STATED, (store) => membersOf(store, mapId));
  const shown = useMemo(
    () => members.filter((row) => matches(text, row.name, row.aliases) && listReason(row, filter) === null).sort((a, b) => Number(a.entity === 'interest') - Number(b.entity === 'interest') || compare(a.name, b.name)),
    [members, text, filter, compare],
  );
  const places = useMemo(() => new Map(shown.map(({ id }, index) => [id, index])), [shown]);
  const current = at !== null && places.has(at) ? at : (shown[0]?.id ?? null);
  const index = current === null ? -1 : places.get(current)!;
  const virtual = useVirtualizer<HTMLDivElement, Element>({
    count: shown.length,
    getScrollElement: () => body.current,
    estimateSize: () => (phone ? PHONE_ROW : ROW),
    getItemKey: (each) => shown[each]!.id,
    overscan: OVERSCAN,
    // The row one is in stays in the page, wherever one scrolls.
    rangeExtractor: (range) => (range.count <= WHOLE ? Array.from({ length: range.count }, (_, each) => each) : withActive(defaultRangeExtractor(range), index, range.count)),
    useFlushSync: false,
  });
  const drawn = virtual.getVirtualItems().flatMap((item) => (shown[item.index] ? [{ ...item, row: shown[item.index]! }] : []));
  const facts = useStored(
    FACTS_STATED,
    (store) => {
      const choice = { mode, account, at: date ?? today() };
      return new Map(drawn.map(({ row }) => [row.id, factsOf(store, mapId, row, choice, date)]));
    },
    [mapId, mode, account, date, drawn.map(({ row }) => row.id).join(' ')],
  );
  useShortcuts({ selectAll: () => select(shown.map(({ entity, id }) => ({ entity, id }))) });
  const chosen = useMemo(() => new Set(selection.map(({ id }) => id)), [selection]);
  // What rows call is the same from one drawing to the next, so that a row is drawn anew only when something of its own changed.
  const choose = (row: Member, more: boolean): void => {
    setAt(row.id);
    const item = { entity: row.entity, id: row.id };
    select(more ? (chosen.has(row.id) ? selection.filter(({ id }) => id !== row.id) : [...selection, item]) : [item]);
  };
  const latest = useRef(choose);
  latest.current = choose;
  const onChoose = useCallback((row: Member, more: boolean) => latest.current(row, more), []);

  // The row that one goes on from, far out of sight, may leave the page before the next one has the keyboard.
  const byKey = useRef(false);
  useEffect(() => {
    const follows = byKey.current || body.current?.contains(document.activeElement);
    byKey.current = false;
    if (!body.current || !follows || current === null) return;
    body.current.querySelector<HTMLElement>(`[data-row="${current}"]`)?.focus();
  }, [current]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const row = shown[index];
    const to = event.key === 'ArrowDown' ? index + 1 : event.key === 'ArrowUp' ? index - 1 : event.key === 'Home' ? 0 : event.key === 'End' ? shown.length - 1 : null;
    if (to !== null) {
      const next = shown[Math.max(0, Math.min(shown.length - 1, to))];
      if (next) {
        byKey.current = next.id !== current;
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
          {t('common:count.ofTotal', { shown: shown.length, total: members.length })}
        </span>
      </div>
      <div ref={body} role="grid" aria-label={t('list.label')} aria-rowcount={shown.length + 1} aria-multiselectable className={classes['grid']} data-columns={columns} onKeyDown={onKeyDown}>
        <div role="row" aria-rowindex={1} className={classes['head']}>
          {[t('list.name'), t('list.kind'), t('list.sector'), ...(rights.scores ? [t('domain:dimension.position'), t('domain:dimension.influence')] : []), t('list.ties')].map((name) => (
            <span key={name} role="columnheader">
              {name}
            </span>
          ))}
        </div>
        {shown.length > 0 && (
          <div role="rowgroup" className={classes['body']} style={{ blockSize: virtual.getTotalSize() }}>
            {drawn.map(({ row, index: place, start }) => (
              <ListRow
                key={row.id}
                row={row}
                {...facts.get(row.id)!}
                index={place}
                top={start}
                measure={virtual.measureElement}
                kind={termOf.get(row.kind)}
                sector={termOf.get(row.sector)}
                scores={rights.scores}
                current={row.id === current}
                selected={chosen.has(row.id)}
                waits={waiting.has(row.id) || waiting.has(row.member)}
                talk={recorded === null ? (talk.get(row.id)?.count ?? 0) : 0}
                onChoose={onChoose}
              />
            ))}
          </div>
        )}
        {shown.length === 0 && <p className={classes['none']}>{members.length === 0 ? t('empty.title') : t('list.nothing')}</p>}
      </div>
    </div>
  );
}

const withActive = (indexes: number[], active: number, count: number): number[] => (active < 0 || active >= count || indexes.includes(active) ? indexes : [...indexes, active].sort((a, b) => a - b));

interface ListRowProps extends MemberFacts {
  readonly row: Member;
  /** Place among all that are shown, from nought. */
  readonly index: number;
  /** Pixels from the first row. */
  readonly top: number;
  readonly measure: (element: Element | null) => void;
  readonly kind: Records['term'] | undefined;
  readonly sector: Records['term'] | undefined;
  readonly scores: boolean;
  readonly current: boolean;
  readonly selected: boolean;
  readonly waits: boolean;
  /** Conversations that are not settled. */
  readonly talk: number;
  readonly onChoose: (row: Member, more: boolean) => void;
}

const ListRow = memo(function ListRow({ row, index, top, measure, position, influence, ties, validity, kind, sector, scores, current, selected, waits, talk, onChoose }: ListRowProps): ReactNode {
  const { t } = useTranslation(['map', 'common']);
  const word = useTermWord();
  const format = useFormat();
  const kindWord = kind ? word(kind) : '';
  const shape = row.entity === 'interest' ? interestShape : shapeOfKind(kind?.code ?? '', kind?.shape);
  return (
    <div ref={measure} role="row" data-row={row.id} data-index={index} aria-rowindex={index + 2} tabIndex={current ? 0 : -1} aria-selected={selected} className={classes['row']} style={{ insetBlockStart: top }} onClick={(event) => onChoose(row, event.shiftKey || event.ctrlKey || event.metaKey)}>
      <span role="rowheader" className={classes['name']}>
        <ShapeMark shape={shape} size={18} />
        <span className={classes['label']} title={row.name} dir="auto">
          {row.name}
        </span>
        <ValidityTag validity={validity} />
        <DifferenceTag id={row.id} />
        {talk > 0 && <OpenTag count={talk} />}
        {waits && <WaitingDot />}
      </span>
      <span role="gridcell">{row.entity === 'interest' ? [t('common:legend.interest'), kindWord.toLocaleLowerCase()].filter(Boolean).join(', ') : kindWord}</span>
      <span role="gridcell">{sector ? word(sector) : ''}</span>
      {scores && (
        <span role="gridcell">
          {position !== null && <PositionChip value={position} />}
          {position === null && row.entity === 'stakeholder' && <span className={classes['muted']}>{t('common:judgement.notJudged')}</span>}
        </span>
      )}
      {scores && (
        <span role="gridcell" className={classes['score']}>
          {influence !== null && (
            <>
              {format.number(influence, { maximumFractionDigits: 1 })}
              <ValueBar value={influence} />
            </>
          )}
        </span>
      )}
      <span role="gridcell">{format.number(ties)}</span>
    </div>
  );
});
