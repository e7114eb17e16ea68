/** The areas of sectors as they lie now. */
import { areasOf, type SectorArea } from '../layers/underlay.js';
import type { GraphSource } from '../types.js';
import type { Places } from './places.js';
import type { Stage } from './stage.js';

export class Areas {
  private at = -1;
  private areas: readonly SectorArea[] = [];

  constructor(
    private readonly stage: Stage,
    private readonly places: Places,
    private readonly source: GraphSource,
  ) {}

  /** Places tell sectors on the map, not in a neighbourhood. */
  now(): readonly SectorArea[] {
    const revision = this.stage.revision();
    if (this.at !== revision) this.areas = this.stage.options().groupBy === 'sector' && !this.places.areForNow ? areasOf(this.stage.elements.bodies(this.stage.options().sizeBy, this.stage.unit())) : [];
    this.at = revision;
    return this.areas;
  }

  nameOf(sector: string): string {
    const term = this.source.live('term', sector);
    return term ? this.stage.options().termName(term) : '';
  }
}
