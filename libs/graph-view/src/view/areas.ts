/** The areas of sectors as they lie now. */
import { areasOf, type SectorArea } from '../layers/underlay.js';
import type { GraphSource } from '../types.js';
import type { Places } from './places.js';
import type { Stage } from './stage.js';

export class Areas {
  private key = '';
  private areas: readonly SectorArea[] = [];

  constructor(
    private readonly stage: Stage,
    private readonly places: Places,
    private readonly source: GraphSource,
  ) {}

  /** Places tell sectors on the map, not in a neighbourhood. */
  now(): readonly SectorArea[] {
    const { groupBy, sizeBy } = this.stage.options();
    const unit = this.stage.crowded ? 1 : this.stage.unit();
    const key = `${this.stage.revision()} ${unit}`;
    if (this.key !== key) this.areas = groupBy === 'sector' && !this.places.areForNow ? areasOf(this.stage.elements.bodies(sizeBy, unit)) : [];
    this.key = key;
    return this.areas;
  }

  nameOf(sector: string): string {
    const term = this.source.live('term', sector);
    return term ? this.stage.options().termName(term) : '';
  }
}
