/** What the map is made of and told, as the screen around it sees it. Nothing here is a sentence: words come from the caller. */
import type { Arrangement, EntityName, Records } from '@baraza/domain';
import type { SchemeColour, ShapeName } from '@baraza/ui/tokens';
import type { CoalitionLook } from './look/coalition.js';
import type { StyleSource } from './look/sources.js';
import type { Mark } from './picture/drawing.js';

/** A record by entity and id. */
export type RecordKey = readonly [entity: EntityName, id: string];

/** The records the viewer may see, as a RecordStore of `@baraza/store` holds them, and the map to draw. */
export interface GraphSource {
  readonly mapId: string;
  live<N extends EntityName>(entity: N, id: string): Records[N] | undefined;
  /** Ids of records whose reference `field` is `value`, deleted or not. */
  referring(entity: EntityName, field: string, value: string): Iterable<string>;
  /** Tells of records that were put, changed or went, after the store holds the new state. Returns the way to stop it. */
  subscribe(listener: (changed: readonly RecordKey[]) => void): () => void;
}

/** Where a member of the map stands, keyed by the membership, as the operation `moveOnMap` takes it. */
export interface MemberPosition {
  id: string;
  x: number;
  y: number;
}

export type NodeEntity = 'stakeholder' | 'interest';
export type EdgeEntity = 'relationship' | 'holding';
/** Something on the map, or a set of what is on it. */
export interface MapItem {
  entity: NodeEntity | EdgeEntity | 'coalition';
  id: string;
}

export type Theme = 'light' | 'dark';
export interface GraphOptions {
  /** Account of the viewer, for "mine". */
  account: string;
  /** Day (YYYY-MM-DD) for which judgements are asked. */
  at: string;
  /** What the fill says: a key of a source (look/sources.ts), such as `position` or `sector`, or `none`. Without the right to scores choose none of them. */
  colourBy: string;
  /** What the size says: a key of a source of numbers, or `same`. */
  sizeBy: string;
  /** What the shape says: `kind`, another key of a source of categories, or `none`. */
  shapeBy: string;
  /** What the colour of relationships says: `type`, another key of their sources, or `none`. */
  lineBy: string;
  /** What the width of relationships says: `strength`, another key of a source of numbers, or `same`. */
  widthBy: string;
  groupBy: 'sector' | 'coalition' | 'none';
  theme: Theme;
  /** The word for a term: its own name or the translation of its template's word. */
  termName: (term: Records['term']) => string;
  /** The word for a choice, or for yes (`true`) and no (`false`). */
  valueName: (source: StyleSource, value: string) => string;
  /** The words for numbers or dates (days since 1970) from one to another; both are the same where it is one. */
  rangeName: (source: StyleSource, from: number, to: number) => string;
  /** The words of many who are drawn as one: whom they stand around, and how many others there are. */
  communityWords: (leader: string, others: number) => readonly [name: string, others: string];
}

/** What is shown; a list names term ids, and '' stands for "none stated". Left out: everything. */
export interface GraphFilter {
  sectors?: readonly string[];
  kinds?: readonly string[];
  levels?: readonly string[];
  /** Ids of places: who is there, or anywhere within. */
  places?: readonly string[];
  relationshipTypes?: readonly string[];
  /** Ties known to be weaker are hidden. A tie of unknown strength is not weak. */
  minStrength?: number;
  /** Ties judged with less confidence, or with none stated, are hidden. */
  confidence?: 'low' | 'medium' | 'high';
  /** Nodes whose name or other names do not hold it are hidden. */
  text?: string;
  /** A day (YYYY-MM-DD): what was not so then is hidden, before anything else is asked. */
  validOn?: string;
}

/** Everything up to `depth` steps from a node. */
export interface GraphFocus {
  id: string;
  depth: number;
}

/** It has not begun on the day that is shown, or is over. */
type Outside = 'notYet' | 'over';
export type NodeReason = Outside | 'sector' | 'kind' | 'level' | 'place' | 'text' | 'focus';
export type EdgeReason = Outside | 'type' | 'strength' | 'confidence' | 'end' | 'focus';
/** What is on the map, what of it is drawn, and why the rest is not; each thing counts under one reason. */
export interface HiddenReport {
  nodes: { total: number; shown: number; hidden: Readonly<Partial<Record<NodeReason, number>>> };
  edges: { total: number; shown: number; hidden: Readonly<Partial<Record<EdgeReason, number>>> };
}

export interface GraphCallbacks {
  onSelect?: (items: readonly MapItem[]) => void;
  /** People let go of what they dragged: to be saved. */
  onMoved?: (positions: readonly MemberPosition[]) => void;
  /** While dragging, at most 20 times a second: for the others, never saved. */
  onDragging?: (positions: readonly MemberPosition[]) => void;
  onConnect?: (from: string, to: string) => void;
  onAddAt?: (x: number, y: number) => void;
  onRename?: (item: MapItem) => void;
  onHidden?: (report: HiddenReport) => void;
  onHover?: (item: MapItem | null) => void;
  /** Where the pointer is, in model coordinates, at most 20 times a second; null when it left. */
  onPointer?: (point: { x: number; y: number } | null) => void;
  onZoom?: (zoom: number) => void;
  /** How many without ties are left out of sight, so that what has ties can be read. */
  onApart?: (count: number) => void;
  /** How many communities are drawn as one, and of how many members, because from so far away they could not be read one by one. */
  onGathered?: (gathered: Gathered) => void;
}

/** What is drawn as one. */
export interface Gathered {
  communities: number;
  members: number;
}

/** Somebody else who is here. */
export interface PresentPerson {
  id: string;
  name: string;
  colour: SchemeColour & { readonly ink: SchemeColour };
  /** Ids of what they have selected. */
  selection: readonly string[];
  /** Model coordinates. */
  cursor?: { x: number; y: number } | null;
  /** What they drag right now, and where to. */
  dragging?: readonly MemberPosition[];
}

export interface LayoutRun {
  /** By ties and groups where none is named. */
  arrangement?: Arrangement;
  /** Only these are laid out, where they are; the others stay. */
  ids?: readonly string[];
  /** For the eyes of this person alone: kept until `putBack`, and never to be saved. */
  own?: boolean;
  onProgress?: (share: number) => void;
  signal?: AbortSignal;
}

/** What a picture of the map is to hold. */
export interface PictureRequest {
  /** Points (1/72 inch) that it may take; 0: only what would be on it is asked for. */
  width: number;
  height: number;
  /** Ids of what is left out of what is shown; with somebody go the ties. */
  without?: ReadonlySet<string>;
  /** Ids of those who are drawn as if nobody had judged them. */
  unjudged?: ReadonlySet<string>;
}
/** The map as it is shown, drawn for light paper. */
export interface MapPicture {
  marks: readonly Mark[];
  /** All that is drawn. */
  items: readonly MapItem[];
  /** How many names found no room. */
  unnamed: number;
  /** Of what is drawn. */
  legend: Legend;
}

export interface GraphView {
  setOptions(options: Partial<GraphOptions>): void;
  setTheme(theme: Theme): void;
  setFilter(filter: GraphFilter): void;
  setFocus(focus: GraphFocus | null): void;
  /** Marks what matches and fades the rest; hides nothing. Returns the ids that match, best first. */
  setSearch(text: string): readonly string[];
  setMode(mode: 'select' | 'connect'): void;
  setPresence(people: readonly PresentPerson[]): void;
  select(ids: readonly string[]): void;
  selection(): readonly MapItem[];
  /** Everybody and everything that filter, focus and day leave, without what joins them. */
  shown(): readonly MapItem[];
  legend(): Legend;
  /** All that filter, focus and day leave, whether it is in sight or not. */
  picture(request: PictureRequest): MapPicture;
  hidden(): HiddenReport;
  /** Everything, or these, into view. */
  fit(ids?: readonly string[]): void;
  /** Everything into view where it can be read so; else what has ties. */
  fitReadable(): void;
  /** How many without ties `fitReadable` left out of sight. */
  apart(): number;
  /** Draws the whole map into this canvas too, with what is seen of it as a rectangle, from now on; null: no more. */
  showOverview(canvas: HTMLCanvasElement | null): void;
  /** Brings what lies at a pixel of the overview to the middle of the screen. */
  lookAt(pixel: { x: number; y: number }): void;
  /** Moves what is seen by shares of the screen. */
  look(by: { across: number; down: number }): void;
  /** Whether the picture stands as it is to stay: nothing is being sought, stretched or drawn later. */
  isSettled(): boolean;
  /** Pans only if the item is out of sight, and only as far as it takes. Of several: only where hardly any of them is in sight, brings these, or the whole map, into view. */
  reveal(items: string | readonly string[], options?: { readonly whole?: boolean }): void;
  /** What is drawn as one at the moment. */
  gathered(): Gathered;
  zoom(): number;
  /** Zooms around the middle of the canvas. */
  zoomTo(zoom: number): void;
  /** Lays everything, or a part, out anew off the main thread, shows it, and returns it to be saved. Throws AbortError when cancelled: then everything stands where it stood. */
  runLayout(run?: LayoutRun): Promise<readonly MemberPosition[]>;
  /** Everybody returns to where the map has them, after a layout for this person alone. */
  putBack(): void;
  /** Places of members that have none saved, near their neighbours; what has a place stays. To be saved. */
  layoutNew(): readonly MemberPosition[];
  /** Where a point of the page lies on the map. */
  modelPoint(clientX: number, clientY: number): { x: number; y: number };
  /** The place on the map nearest to this one where something new covers neither others nor their names; it is in sight. */
  freeSpot(near: { x: number; y: number }): { x: number; y: number };
  /** Where an item is drawn, in pixels of the container. */
  screenPoint(id: string): { x: number; y: number } | null;
  /** Ends it; asked afterwards it answers as for a map with nobody on it, does nothing and tells nothing. */
  destroy(): void;
}

/** One value of a source, as the legend lists it. */
export interface LegendValue {
  name: string;
  count: number;
}
/** A channel that says something else than what is built in. `source`: its key. */
export interface LegendChannel<Mark> {
  source: string;
  entries: readonly (LegendValue & Mark)[];
  /** Values that have no mark of their own, and how many have one of them. */
  others: (Mark & { values: number; count: number }) | null;
  /** How many have nothing stated. */
  unknown: number;
}

/** What is shown of the map, for a legend that lists nothing else. */
export interface Legend {
  /** Empty while the shape says something else. One shape is told once: with all kinds that have it, the most frequent first; no kind: none is stated. */
  kinds: readonly { shape: ShapeName; count: number; kinds: readonly { id: string; name: string; count: number }[] }[];
  interests: number;
  /** Of one colour while the colour of lines says something else. With the head that ties of the type have on this map: none where none of them has a direction. */
  types: readonly { term: Records['term'] | null; name: string; colour: SchemeColour; pattern: string; head: string; width: number; count: number; informal: number }[];
  holdings: { for: number; against: number };
  /** With the colour of each, whether or not the fill says it. */
  sectors: readonly { term: Records['term'] | null; name: string; colour: SchemeColour; count: number }[];
  /** How many stakeholders stand at each step; absent while the fill says something else, or nobody who is shown has a position. */
  position?: { steps: readonly { value: number; count: number }[]; unknown: number };
  /** Diameters in pixels at 100 % for some values of a source; absent while all are drawn the same, or nobody who is shown has one. */
  size?: { source: string; samples: readonly { value: number; name: string; diameter: number }[]; unknown: number };
  /** Those that are drawn, the largest first, and how many of each are shown; absent while none are drawn. */
  coalitions?: readonly ({ id: string; name: string; count: number } & CoalitionLook)[];
  /** What the fill says, where that is neither position nor sector. */
  colours?: LegendChannel<{ colour: SchemeColour }>;
  /** What the shape says, where that is not the kind. */
  shapes?: LegendChannel<{ shape: ShapeName }>;
  /** What the colour of relationships says, where that is not their type. */
  lines?: LegendChannel<{ colour: SchemeColour }>;
  /** Widths in pixels for some values, where they say something else than the strength. */
  widths?: { source: string; samples: readonly { name: string; width: number }[]; unknown: number };
}
