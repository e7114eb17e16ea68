/** What a view of the map has to say to be made into a picture. */
import type { Dimension } from '@baraza/domain';
import type { MapItem, Mark, PictureRequest } from '@baraza/graph-view';
import type { Named } from './classes.js';
import type { LegendBlock } from '../../picture/legend.js';

export interface Pictured {
  readonly marks: readonly Mark[];
  /** All that is drawn. */
  readonly items: readonly MapItem[];
  /** How many names found no room. */
  readonly unnamed: number;
  readonly legend: readonly LegendBlock[];
}
export interface PictureSource {
  /** Judgements on these are seen in it. */
  readonly dimensions: readonly Dimension[];
  /** Sentences of its own for the page. */
  readonly notes: readonly string[];
  /** What it names or is drawn by besides its items: its class cannot be left out. */
  readonly throughout: (items: readonly MapItem[]) => readonly Named[];
  readonly draw: (request: PictureRequest) => Pictured;
}

