/** How a map is looked at, and how that is kept as a view (decision 17): which fields of the record say what. */
import { type Arrangement, ARRANGEMENTS, CONFIDENCES, isPartialDate, MAP_MODES, NONE_SHOWN, NONE_STATED, type Records } from '@baraza/domain';
import type { GraphFilter, GraphFocus } from '@baraza/graph-view';
import { type MapMode, type Settings, USUAL } from '../state/map-ui.js';

export interface Look {
  readonly mode: MapMode;
  readonly settings: Settings;
  readonly filter: GraphFilter;
  readonly focus: GraphFocus | null;
  readonly date: string | null;
  /** For the eyes of whoever looks; null: everybody stands as on the map. */
  readonly arrangement: Arrangement | null;
}

/** What a view says besides its name and place: the fields of the record. */
export type Kept = Omit<Records['savedView'], 'id' | 'classification' | 'deleted' | 'map' | 'name' | 'opensMap' | 'order'>;

export const USUAL_LOOK: Look = { mode: 'network', settings: USUAL, filter: {}, focus: null, date: null, arrangement: null };

const SETTINGS = Object.keys(USUAL) as (keyof Settings)[];
const LISTS = ['sectors', 'kinds', 'levels', 'places', 'relationshipTypes'] as const satisfies readonly (keyof GraphFilter)[];

/** The fields that keep a look. `isInterest`: of whom the focus is. */
export function keptOf({ mode, settings, filter, focus, date, arrangement }: Look, isInterest: (id: string) => boolean): Kept {
  const said = Object.fromEntries(SETTINGS.map((name) => [name, settings[name] === USUAL[name] ? null : settings[name]])) as Record<keyof Settings, string | null>;
  const lists = Object.fromEntries(LISTS.map((name) => [name, filter[name]?.length === 0 ? [NONE_SHOWN] : (filter[name] ?? []).map((id) => id || NONE_STATED)])) as Record<(typeof LISTS)[number], string[]>;
  return {
    mode: mode === 'network' ? null : mode,
    arrangement,
    ...said,
    ...lists,
    minStrength: filter.minStrength ?? null,
    confidence: filter.confidence ?? null,
    day: date,
    aroundStakeholder: focus && !isInterest(focus.id) ? focus.id : null,
    aroundInterest: focus && isInterest(focus.id) ? focus.id : null,
    steps: focus?.depth ?? null,
  };
}

/** Whom it is around is one thing that takes three fields. */
const AROUND: readonly (keyof Kept)[] = ['aroundStakeholder', 'aroundInterest', 'steps'];
const inAnyOrder = (value: unknown): string => JSON.stringify(Array.isArray(value) ? value.toSorted() : value);

/** The fields in which two kept looks differ; lists are the same in any order. */
export function changedIn(before: Kept, after: Kept): (keyof Kept)[] {
  const differ = (field: keyof Kept): boolean => inAnyOrder(before[field]) !== inAnyOrder(after[field]);
  const around = AROUND.some(differ);
  return (Object.keys(after) as (keyof Kept)[]).filter((field) => (AROUND.includes(field) ? around : differ(field)));
}

/** What a view names that is no longer there, or not for these eyes. */
export interface Gone {
  /** Terms and places of its filters. */
  readonly listed: number;
  readonly sources: number;
  readonly around: boolean;
}
/** What is there of what a view names. */
export interface Known {
  readonly term: (id: string) => boolean;
  readonly place: (id: string) => boolean;
  readonly source: (entity: 'stakeholder' | 'relationship', key: string) => boolean;
  readonly node: (id: string) => boolean;
}

const PLAIN: Readonly<Record<keyof Settings, readonly string[]>> = { colourBy: ['none'], sizeBy: ['same'], shapeBy: ['kind', 'none'], lineBy: ['type', 'none'], widthBy: ['strength', 'same'], groupBy: ['sector', 'coalition', 'none'] };
const ENTITY_OF = { colourBy: 'stakeholder', sizeBy: 'stakeholder', shapeBy: 'stakeholder', lineBy: 'relationship', widthBy: 'relationship', groupBy: 'stakeholder' } as const;

/** The look that a view keeps, without what is gone; and what that is. */
export function lookOf(kept: Kept, known: Known): { look: Look; gone: Gone } {
  const gone = { listed: 0, sources: 0, around: false };
  const settings = Object.fromEntries(
    SETTINGS.map((name) => {
      const key = kept[name] ?? USUAL[name];
      if (PLAIN[name].includes(key) || known.source(ENTITY_OF[name], key)) return [name, key];
      gone.sources += 1;
      return [name, USUAL[name]];
    }),
  ) as unknown as Settings;
  const filter: GraphFilter = {};
  for (const name of LISTS) {
    if (kept[name].includes(NONE_SHOWN)) {
      filter[name] = [];
      continue;
    }
    const there = kept[name].filter((id) => id === NONE_STATED || (name === 'places' ? known.place(id) : known.term(id)));
    gone.listed += kept[name].length - there.length;
    if (there.length > 0) filter[name] = there.map((id) => (id === NONE_STATED ? '' : id));
  }
  if (kept.minStrength !== null) filter.minStrength = kept.minStrength;
  if (kept.confidence !== null) filter.confidence = kept.confidence;
  const around = kept.aroundStakeholder ?? kept.aroundInterest;
  const there = around !== null && known.node(around);
  gone.around = kept.steps !== null && !there;
  return { look: { mode: kept.mode ?? 'network', settings, filter, focus: there ? { id: around, depth: kept.steps ?? 1 } : null, date: kept.day, arrangement: kept.arrangement }, gone };
}

const inOrder = (look: Look): unknown[] => [
  look.mode,
  SETTINGS.map((name) => look.settings[name]),
  LISTS.map((name) => look.filter[name] && [...look.filter[name]].sort()),
  look.filter.minStrength ?? null,
  look.filter.confidence ?? null,
  look.focus && [look.focus.id, look.focus.depth],
  look.date,
  look.arrangement,
];
/** Whether two show the same. */
export const sameLook = (a: Look, b: Look): boolean => JSON.stringify(inOrder(a)) === JSON.stringify(inOrder(b));

const oneOf = <T extends string>(values: readonly T[], value: unknown): T | null => values.find((each) => each === value) ?? null;
const texts = (value: unknown): string[] => (Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []);
const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const whole = (value: unknown, most: number): number | null => (Number.isInteger(value) && (value as number) >= 0 && (value as number) <= most ? (value as number) : null);

/** A kept look out of anything, as a browser may have kept it once: what does not fit is as usual. */
export function readKept(value: unknown): Kept {
  const from = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  const day = text(from['day']);
  return {
    mode: oneOf(MAP_MODES, from['mode']),
    arrangement: oneOf(ARRANGEMENTS, from['arrangement']),
    colourBy: text(from['colourBy']),
    sizeBy: text(from['sizeBy']),
    shapeBy: text(from['shapeBy']),
    lineBy: text(from['lineBy']),
    widthBy: text(from['widthBy']),
    groupBy: text(from['groupBy']),
    sectors: texts(from['sectors']),
    kinds: texts(from['kinds']),
    levels: texts(from['levels']),
    places: texts(from['places']),
    relationshipTypes: texts(from['relationshipTypes']),
    minStrength: whole(from['minStrength'], 10),
    confidence: oneOf(CONFIDENCES, from['confidence']),
    day: day !== null && isPartialDate(day) ? day : null,
    aroundStakeholder: text(from['aroundStakeholder']),
    aroundInterest: text(from['aroundInterest']),
    steps: whole(from['steps'], 6),
  };
}
