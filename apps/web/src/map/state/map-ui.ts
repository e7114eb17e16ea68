/** What a person does on the map screen right now; none of it is saved with the map. */
import type { Arrangement, MAP_MODES } from '@baraza/domain';
import type { Gathered, GraphFilter, GraphFocus, GraphOptions, GraphView, HiddenReport, MapItem } from '@baraza/graph-view';
import { createContext, type Dispatch, type SetStateAction, useContext } from 'react';
import type { MapDate } from '../times/useMapDate.js';
import type { RecordedState } from '../times/useRecorded.js';
import type { Value } from './value.js';

/** Below this width the panel is a sheet (frame.phoneBelow of the tokens, in em). */
export const PHONE = '(max-width: 47.99em)';

export type MapMode = (typeof MAP_MODES)[number];
/** A job that has the strip above the canvas, or a name being typed on it. */
export type Task =
  | { readonly kind: 'add'; readonly entity: 'stakeholder' | 'interest'; readonly at: { readonly x: number; readonly y: number } }
  | { readonly kind: 'connect'; readonly from: string | null; readonly to: string | null }
  | { readonly kind: 'search' }
  | { readonly kind: 'saveView'; readonly rename: string | null }
  | { readonly kind: 'arrange'; readonly share: number; readonly cancel: () => void };
export type Settings = Pick<GraphOptions, 'colourBy' | 'sizeBy' | 'shapeBy' | 'lineBy' | 'widthBy' | 'groupBy'>;
/** How a map is drawn until somebody chooses otherwise. */
export const USUAL: Settings = { colourBy: 'position', sizeBy: 'influence', shapeBy: 'kind', lineBy: 'type', widthBy: 'strength', groupBy: 'sector' };

/** What the table takes over from the canvas while it is on the screen. */
export interface TableCommands {
  /** Begins a new row; false: its rows are of another kind. */
  readonly add: (entity: 'stakeholder' | 'interest') => boolean;
}

export interface MapRights {
  /** Stakeholders, interests, relationships. */
  readonly edit: boolean;
  /** What is on the map, and where. */
  readonly arrange: boolean;
  readonly scores: boolean;
  readonly judge: boolean;
  readonly agree: boolean;
}

export interface MapUi extends MapDate, RecordedState {
  readonly mapId: string;
  readonly rights: MapRights;
  /** The canvas, while it is on the screen. */
  readonly view: GraphView | null;
  readonly setView: (view: GraphView | null) => void;
  readonly selection: readonly MapItem[];
  /** Selects, brings into sight and opens the panel; what is not on the map opens in the panel alone. `quiet`: leaves the panel as it is. */
  readonly select: (items: readonly MapItem[], options?: { readonly quiet?: boolean }) => void;
  /** The canvas says what is selected on it. */
  readonly selectedOnCanvas: (items: readonly MapItem[]) => void;
  readonly panelOpen: boolean;
  readonly setPanelOpen: (open: boolean) => void;
  readonly mode: MapMode;
  readonly setMode: (mode: MapMode) => void;
  readonly legendOpen: boolean;
  readonly setLegendOpen: (open: boolean) => void;
  readonly settings: Settings;
  readonly setSettings: (part: Partial<Settings>) => void;
  readonly filter: GraphFilter;
  readonly setFilter: (filter: GraphFilter) => void;
  readonly focus: GraphFocus | null;
  readonly setFocus: (focus: GraphFocus | null) => void;
  /** What the canvas, or the map by place, leaves out; null while neither is on the screen. */
  readonly hidden: HiddenReport | null;
  readonly setHidden: (report: HiddenReport | null) => void;
  readonly task: Task | null;
  readonly setTask: Dispatch<SetStateAction<Task | null>>;
  readonly table: Value<TableCommands | null>;
  readonly zoom: Value<number>;
  /** How many without ties are out of sight, so that what has ties can be read. */
  readonly apart: Value<number>;
  /** What is drawn as one because it could not be read one by one. */
  readonly gathered: Value<Gathered>;
  /** Whether the menu of layouts is open. */
  readonly arrangeMenu: Value<boolean>;
  /** Whether everything stands as a layout for this person alone has put it. */
  readonly ownPlaces: Value<boolean>;
  /** How the map is laid out for this person alone; null: as it is. */
  readonly arrangement: Value<Arrangement | null>;
  /** Somebody asked who brokers, and the panel has not begun to look yet. */
  readonly brokers: Value<boolean>;
  readonly overviewOpen: boolean;
  readonly setOverviewOpen: (open: boolean) => void;
  readonly hovered: Value<MapItem | null>;
}

export const MapUiContext = createContext<MapUi | null>(null);

/** What is going on on the map screen. Only below `OpenMap`. */
export function useMapUi(): MapUi {
  const ui = useContext(MapUiContext);
  if (!ui) throw new Error('no map is open around this component');
  return ui;
}
