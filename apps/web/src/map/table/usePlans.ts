import { type AnyRecord, type Confidence, createId, type Dimension, type EntityName, type OperationName, patchFor, type Records, sameValue } from '@baraza/domain';
import type { GivenInput, Submitted } from '@baraza/sync-client';
import { useRef, useState } from 'react';
import { useErrorSentence } from '../../data/useErrorSentence.js';
import { useProject } from '../../project/context.js';
import { useAccount } from '../../session/session.js';
import { dimensionRow } from '../data/judgement-rows.js';
import { judgementsOf } from '../data/members.js';
import { CREATES, inParts, UPDATES } from '../data/operations-of.js';
import { shownScore } from '../data/shown-score.js';
import { today } from '../data/today.js';
import { typed } from '../panel/fields/parse.js';
import { createReferred, type ReferenceSpec } from '../panel/fields/referred.js';
import { useMapUi } from '../state/map-ui.js';
import type { CellReader } from './model/cells.js';
import { type Column, NEW_ROW, type TableEntity } from './model/columns.js';
import { type Cells, type Plan, type Planned, planWrites, type Refused, wordKey, type Write } from './model/plan.js';

/** What my judgement rests on, as asked beside the cell. */
export interface Grounds {
  readonly source: string | null;
  readonly confidence: Confidence | null;
}
export interface Done {
  /** What could not be kept, with what was written. */
  readonly refused: readonly Refused[];
  readonly added: readonly string[];
  readonly changed: number;
  /** Judgements that were kept where the map shows what is agreed and nothing is. */
  readonly unagreed: number;
  /** Judgements that were kept where something else is agreed, which is what the map goes on showing. */
  readonly otherwise: number;
  /** Judgements that were kept where the map shows all judges’ together, which is another value. */
  readonly among: number;
  readonly cancelled: boolean;
}
export interface Busy {
  readonly done: number;
  readonly total: number;
  readonly cancel: () => void;
}
export interface Plans {
  readonly plan: (writes: readonly Write[]) => Plan;
  /** Does it, as one step of undo. Many cells are done in slices, so that the page stays alive. */
  readonly carryOut: (plan: Plan, columns: readonly Column[], grounds?: Grounds) => Promise<Done>;
  /** While more than a moment's work is being done. */
  readonly busy: Busy | null;
  /** How a value is read in the cells of a column. */
  readonly wordOf: (column: Column, value: unknown) => string;
  /** My judgement that counts; null: none. */
  readonly mine: (stakeholder: string, column: Column) => Records['judgement'] | null;
}

/** How long a slice of work may take, ms, and from how many steps on progress is told. */
const SLICE = 12;
const MANY = 60;

const nextFrame = (): Promise<void> => new Promise((done) => requestAnimationFrame(() => done()));

/** The one way in which cells are changed. `onAdding`: a row with this id is about to be added. */
export function usePlans(entity: TableEntity, scope: 'map' | 'registry', cells: CellReader, onAdding: (id: string) => void): Plans {
  const { session } = useProject();
  const { store } = session;
  const { mapId, date } = useMapUi();
  const { id: account } = useAccount();
  const sentence = useErrorSentence();
  const [busy, setBusy] = useState<Busy | null>(null);
  const abort = useRef(false);
  const mutate = <N extends OperationName>(name: N, input: GivenInput<N>, options?: { readonly group?: string | null }): Submitted => session.mutate(name, input, options);

  const mine: Plans['mine'] = (stakeholder, { score }) =>
    score ? dimensionRow(judgementsOf(store, stakeholder, mapId), score.dimension, { mode: 'mine', account, at: date ?? today() }).mine : null;
  const wordOf: Plans['wordOf'] = (column, value) => cells.choicesOf(column)?.options.find((option) => option.value === value)?.name ?? typed(value);
  /** What the map shows of all judgements, with what was written just now. */
  const shownNow = (stakeholder: string, dimension: Dimension): number | null =>
    shownScore(judgementsOf(store, stakeholder, mapId).filter((judgement) => judgement.dimension === dimension), { mode: store.live('map', mapId)?.aggregate ?? 'agreed', account, at: date ?? today() })?.aggregate.value ?? null;
  const live = (id: string): AnyRecord | undefined => store.live(entity as EntityName, id) as AnyRecord | undefined;

  const plan: Plans['plan'] = (writes) =>
    planWrites(entity, writes, cells.choicesOf, (row, column, value) => {
      const record = live(row);
      if (!record) return false;
      if (column.score) return value === null ? mine(row, column) === null && cells.value(record, column) === null : mine(row, column)?.value === value;
      return sameValue(cells.value(record, column) ?? null, value) || (column.field.type === 'textList' && value === null);
    });

  const carryOut: Plans['carryOut'] = async (wanted, columns, grounds) => {
    const group = createId();
    const byKey = new Map(columns.map((column) => [column.key, column]));
    const ids = new Map<string, string>();
    const refused: Refused[] = [...wanted.refused];
    const added: string[] = [];
    const newIds = new Map<string | number, string>();
    let changed = 0;
    let unagreed = 0;
    let otherwise = 0;
    let among = 0;
    const refuse = (row: string | number, column: string, text: string, error: unknown): void => void refused.push({ why: 'refused', said: sentence(error), row, column, text });
    const valueOf = (column: Column, planned: Planned): unknown => ('value' in planned ? planned.value : ids.get(wordKey({ column, name: planned.create })));
    const textOf = (column: Column, planned: Planned): string => ('create' in planned ? planned.create : wordOf(column, planned.value));

    const notAdded = new Map<string, unknown>();
    const addWord = (word: Plan['words'][number]): void => {
      try {
        const id = createReferred(mutate, word.column.field as ReferenceSpec, word.name, store.allLive('term'), group);
        if (id !== null) ids.set(wordKey(word), id);
      } catch (error) {
        notAdded.set(wordKey(word), error);
      }
    };
    const judge = (stakeholder: string, column: Column, value: unknown): void => {
      const before = mine(stakeholder, column);
      if (value !== null) {
        mutate('addJudgement', { id: createId(), stakeholder, dimension: column.score!.dimension, value: value as number, standing: 'own', ...(grounds ?? { source: before?.source ?? null, confidence: before?.confidence ?? null }), validAt: date }, { group });
        const agreed = cells.agreement(stakeholder, column.score!.dimension);
        if (agreed === null) unagreed += 1;
        else if (agreed !== undefined) otherwise += Number(agreed !== value);
        else if (shownNow(stakeholder, column.score!.dimension) !== value) among += 1;
      } else if (before) mutate('withdrawJudgement', { id: before.id }, { group });
      else throw new NotMine();
    };
    const patchOf = (row: readonly (readonly [Column, Planned])[]): Record<string, unknown> => {
      const patches = row.map(([column, planned]) => {
        const value = valueOf(column, planned) ?? null;
        return patchFor(column.key, value === null && column.field.type === 'textList' && !column.own ? [] : column.own && Array.isArray(value) && value.length === 0 ? null : value);
      });
      const properties = Object.assign({}, ...patches.map((patch) => patch['properties'] ?? {})) as object;
      return { ...Object.assign({}, ...patches), ...(Object.keys(properties).length > 0 && { properties }) } as Record<string, unknown>;
    };
    /** Cells that can be written; one that names what could not be added is refused with the same reason. */
    const entries = (at: string | number, row: Cells): [Column, Planned][] =>
      [...row].flatMap(([key, planned]): [Column, Planned][] => {
        const column = byKey.get(key)!;
        const word = 'create' in planned ? wordKey({ column, name: planned.create }) : null;
        if (word === null || ids.has(word)) return [[column, planned]];
        refuse(at, key, textOf(column, planned), notAdded.get(word));
        return [];
      });
    const update = (id: string, patch: Record<string, unknown>): void => void mutate(UPDATES[entity], { id, ...patch } as GivenInput<'updateStakeholder'>, { group });

    /** Judges what is scores among the cells; returns how many were kept. */
    const judgeAll = (id: string, all: readonly (readonly [Column, Planned])[]): number => {
      let kept = 0;
      for (const [column, planned] of all.filter(([{ score }]) => score)) {
        try {
          judge(id, column, valueOf(column, planned));
          kept += 1;
        } catch (error) {
          if (error instanceof NotMine) refused.push({ why: 'notMine', row: id, column: column.key, text: '' });
          else refuse(id, column.key, textOf(column, planned), error);
        }
      }
      return kept;
    };
    const changeRow = (id: string, row: Cells): void => {
      const all = entries(id, row);
      const fields = all.filter(([{ score }]) => !score);
      try {
        if (fields.length > 0) update(id, patchOf(fields));
        changed += fields.length;
      } catch (error) {
        // One of several may be to blame: the others are kept.
        if (fields.length === 1) refuse(id, fields[0]![0].key, textOf(...fields[0]!), error);
        else for (const one of fields) {
          try {
            update(id, patchOf([one]));
            changed += 1;
          } catch (reason) {
            refuse(id, one[0].key, textOf(...one), reason);
          }
        }
      }
      changed += judgeAll(id, all);
    };
    const addRow = ({ row: index, cells: row }: Plan['additions'][number]): void => {
      const id = createId();
      const all = entries(index, row);
      onAdding(id);
      try {
        mutate(CREATES[entity], { id, ...NEW_ROW[entity], ...patchOf(all.filter(([{ score }]) => !score)) } as GivenInput<'createStakeholder'>, { group });
        added.push(id);
        newIds.set(index, id);
      } catch (error) {
        for (const [column, planned] of all) refuse(index, column.key, textOf(column, planned), error);
        return;
      }
      judgeAll(id, all);
    };
    const onMap = (part: readonly string[]): void => void mutate('addToMap', { members: part.map((id) => ({ id: createId(), map: mapId, [entity]: id, x: null, y: null })) } as GivenInput<'addToMap'>, { group });

    const steps: (() => void)[] = [...wanted.words.map((word) => () => addWord(word)), ...[...wanted.changes].map(([id, row]) => () => changeRow(id, row)), ...wanted.additions.map((addition) => () => addRow(addition))];
    abort.current = false;
    let since = performance.now();
    try {
      for (const [index, run] of steps.entries()) {
        if (performance.now() - since > SLICE && steps.length > MANY) {
          setBusy({ done: index, total: steps.length, cancel: () => (abort.current = true) });
          await nextFrame();
          if (abort.current) break;
          since = performance.now();
        }
        run();
      }
    } finally {
      // Whatever happens, what was added stands where it was added.
      if (scope === 'map' && (entity === 'stakeholder' || entity === 'interest')) for (const part of inParts(added)) onMap(part);
      setBusy(null);
    }
    // What could not be read for a new row stands in that row.
    return { refused: refused.map((each) => ({ ...each, row: newIds.get(each.row) ?? each.row })), added, changed, unagreed, otherwise, among, cancelled: abort.current };
  };
  return { plan, carryOut, busy, wordOf, mine };
}

/** Only what one judged oneself can be taken back. */
class NotMine extends Error {}
