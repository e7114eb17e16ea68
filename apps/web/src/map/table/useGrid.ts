import { useMemo, useState } from 'react';
import type { Column } from './model/columns.js';
import type { Plan, Refused, Write } from './model/plan.js';
import { clamp, type Range, rangeAt, type Rect, rectOf, type Spot } from './model/ranges.js';
import { cellKey, type HeldCells, useHeldCells } from './useHeldCells.js';
import type { Done, Grounds, Plans } from './usePlans.js';

export interface Editing {
  readonly spot: Spot;
  /** What stands in the editor when it opens; null: what stands in the cell. */
  readonly start: string | null;
  /** It was opened by typing: arrows keep and go on, as in a spreadsheet. */
  readonly quick: boolean;
}
/** Where one goes after a cell was kept. */
export type Then = 'stay' | 'down' | 'up' | 'after' | 'before';
/** A paste that adds rows or words, or leaves something out: it is told before it is done. */
export interface Asked {
  readonly plan: Plan;
  readonly fallenOff: number;
  readonly at: Spot;
}

export interface Grid extends Pick<HeldCells, 'refused' | 'draft'> {
  readonly range: Range;
  readonly rect: Rect;
  readonly editing: Editing | null;
  readonly asked: Asked | null;
  readonly select: (spot: Spot, extend?: boolean) => void;
  readonly setRange: (range: Range) => void;
  readonly edit: (spot: Spot, start?: string | null) => void;
  readonly cancelEdit: () => void;
  /** What is typed in the open cell so far. */
  readonly typed: (text: string) => void;
  /** Keeps what was typed in the open cell. False: it cannot be read; the cell stays open and says why, unless `leave`. */
  readonly keepEdit: (write: { readonly text: string } | { readonly value: unknown }, options: { readonly then: Then; readonly leave?: boolean; readonly all?: boolean; readonly grounds?: Grounds }) => Refused | null;
  /** Writes into many cells; asks first where it would add something. */
  readonly write: (writes: readonly Write[], at: Spot, options?: { readonly fallenOff?: number; readonly ask?: boolean }) => void;
  readonly answer: (go: boolean) => void;
  /** Drops what could not be kept in these cells. */
  readonly putBack: (cells: readonly (readonly [row: string | number, column: string])[]) => void;
}

const isSame = (one: readonly string[], other: readonly string[]): boolean => one.length === other.length && one.every((id, index) => id === other[index]);

/** Where the row at a place stands now; the one for a new row stays the last. Null: it is gone. */
export function followed(before: readonly string[], now: readonly string[]): (row: number) => number | null {
  return (row) => {
    const id = before[row];
    if (id === undefined) return now.length + row - before.length;
    const at = now.indexOf(id);
    return at < 0 ? null : at;
  };
}

interface GridOptions {
  /** Names this table on the device. */
  readonly place: string;
  readonly rows: readonly string[];
  readonly columns: readonly Column[];
  readonly canAdd: boolean;
  readonly plans: Plans;
  readonly onDone: (done: Done) => void;
  /** Columns that are not shown are written in no paste, but a plan may name them. */
  readonly allColumns: readonly Column[];
}

/** What is going on in the grid: where one is, what is open, what could not be kept. */
export function useGrid({ place, rows, columns, canAdd, plans, onDone, allColumns }: GridOptions): Grid {
  const [at, setAt] = useState<Range>(rangeAt({ row: 0, col: 0 }));
  const [editing, setEditing] = useState<Editing | null>(null);
  const { refused, draft, chosen, mark, write: hold, setOpen } = useHeldCells(place);
  const [asked, setAsked] = useState<Asked | null>(null);
  // Rows come and go by others' hands: where one is and what one types stay with their record, not with its place.
  const [seen, setSeen] = useState(rows);
  if (seen !== rows && !isSame(seen, rows)) {
    const follow = followed(seen, rows);
    const end = (spot: Spot): Spot => ({ ...spot, row: follow(spot.row) ?? Math.min(spot.row, rows.length) });
    setSeen(rows);
    setAt(({ anchor, focus }) => ({ anchor: end(anchor), focus: end(focus) }));
    const row = editing === null ? null : follow(editing.spot.row);
    if (editing) setEditing(row === null ? null : { ...editing, spot: { ...editing.spot, row } });
  }
  const height = rows.length + Number(canAdd);
  const fit = (spot: Spot): Spot => clamp(spot, Math.max(1, height), Math.max(1, columns.length));
  const range = useMemo((): Range => ({ anchor: fit(at.anchor), focus: fit(at.focus) }), [at, height, columns.length]);
  const rect = useMemo(() => rectOf(range), [range]);

  const carryOut = async (plan: Plan, grounds?: Grounds): Promise<Done> => {
    const written = [...plan.changes].flatMap(([row, cells]) => [...cells.keys()].map((column) => cellKey(row, column)));
    mark([], written);
    const done = await plans.carryOut(plan, allColumns, grounds);
    mark(done.refused.filter(({ row }) => typeof row === 'string'), []);
    onDone(done);
    return done;
  };
  const close = (): void => {
    setEditing(null);
    setOpen(null);
  };
  const rowAt = (index: number): string | number => rows[index] ?? index - rows.length;
  const go = (from: Spot, then: Then): void => {
    if (then === 'stay') return;
    const [down, along] = { down: [1, 0], up: [-1, 0], after: [0, 1], before: [0, -1] }[then] as [number, number];
    setAt(rangeAt(fit({ row: from.row + down, col: from.col + along })));
  };

  /** The row for a new one is added as soon as it has what a row must have. */
  const keepDraft = (column: Column, write: { text: string } | { value: unknown }, words: string): Refused | null => {
    const texts = new Map(draft).set(column.key, words);
    const held = new Map(chosen);
    if ('value' in write) held.set(column.key, write.value);
    else held.delete(column.key);
    const plan = plans.plan([...texts].flatMap(([key, text]): Write[] => {
      const of = allColumns.find((each) => each.key === key);
      return of ? [{ row: 0, column: of, ...(held.has(key) ? { value: held.get(key) } : { text }) }] : [];
    }));
    const wrong = plan.refused.find(({ column: key }) => key === column.key);
    if (wrong) return wrong;
    if (plan.additions.length === 0) hold(texts, held);
    else {
      hold(new Map(), new Map());
      mark([], [...texts.keys()].map((key) => cellKey(0, key)));
      void carryOut(plan);
    }
    return null;
  };

  const keepEdit: Grid['keepEdit'] = (write, { then, leave = false, all = false, grounds }) => {
    if (!editing) return null;
    const column = columns[editing.spot.col];
    if (!column) return null;
    const row = rowAt(editing.spot.row);
    let wrong: Refused | null = null;
    if (typeof row === 'number') wrong = keepDraft(column, write, 'text' in write ? write.text : ((plans.wordOf(column, write.value)) ?? ''));
    else {
      const spots = all ? Array.from({ length: rect.bottom - rect.top + 1 }, (_, index) => rowAt(rect.top + index)).filter((each) => typeof each === 'string') : [row];
      const plan = plans.plan(spots.map((each): Write => ({ row: each, column, ...write })));
      wrong = plan.refused[0] ?? null;
      if (!wrong) void carryOut(plan, grounds);
    }
    if (wrong && !leave) return wrong;
    if (wrong) mark([wrong], []);
    else mark([], [cellKey(row, column.key)]);
    close();
    go(editing.spot, then);
    return wrong;
  };
  const finish = async (plan: Plan, spot: Spot): Promise<void> => {
    const done = await carryOut(plan);
    if (done.added.length > 0) setAt({ anchor: spot, focus: spot });
  };
  const write: Grid['write'] = (writes, spot, { fallenOff = 0, ask = false } = {}) => {
    const plan = plans.plan(writes);
    if (ask && (plan.additions.length > 0 || plan.words.length > 0 || plan.incomplete.length > 0 || fallenOff > 0)) setAsked({ plan, fallenOff, at: spot });
    else void finish(plan, spot);
  };

  return {
    range,
    rect,
    editing,
    refused,
    draft,
    asked,
    select: (spot, extend = false) => setAt((before) => (extend ? { anchor: before.anchor, focus: fit(spot) } : rangeAt(fit(spot)))),
    setRange: setAt,
    edit: (spot, start = null) => {
      if (!columns[spot.col]) return;
      setEditing({ spot, start, quick: start !== null });
    },
    cancelEdit: close,
    typed: (text) => {
      const column = editing && columns[editing.spot.col];
      if (column) setOpen({ row: rowAt(editing.spot.row), column: column.key, text });
    },
    keepEdit,
    write,
    answer: (yes) => {
      if (yes && asked) void finish(asked.plan, asked.at);
      setAsked(null);
    },
    putBack: (cells) => mark([], cells.map(([row, column]) => cellKey(row, column))),
  };
}

