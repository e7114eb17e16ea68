/** The areas of what belongs together, as they lie now. */
import { type Area, areasOf, type Body, coalitionAreas } from '../layers/underlay.js';
import { coalitionsOf } from '../model/coalitions.js';
import type { GraphSource } from '../types.js';
import type { Places } from './places.js';
import type { Stage } from './stage.js';

export class Areas {
  private key = '';
  private areas: readonly Area[] = [];

  constructor(
    private readonly stage: Stage,
    private readonly places: Places,
    private readonly source: GraphSource,
    /** The day that is shown, YYYY-MM-DD; undefined: every day. */
    private readonly day: () => string | undefined,
  ) {}

  /** Places tell who belongs together on the map, not in a neighbourhood. */
  now(): readonly Area[] {
    const unit = this.stage.crowded ? 1 : this.stage.unit();
    const key = `${this.stage.revision()} ${unit}`;
    if (this.key !== key) this.areas = this.read(unit);
    this.key = key;
    return this.areas;
  }

  /** Who belongs together changed. */
  forget(): void {
    this.key = '';
  }

  private read(unit: number): Area[] {
    return this.of(this.stage.elements.bodies(this.stage.options().sizeBy, unit));
  }

  /** The areas of these, as they lie. */
  of(bodies: readonly Body[]): Area[] {
    const { groupBy } = this.stage.options();
    return this.places.areForNow || groupBy === 'none' ? [] : groupBy === 'sector' ? areasOf(bodies) : coalitionAreas(bodies, (stakeholder) => coalitionsOf(this.source, stakeholder, this.day()).map(({ id }) => id));
  }

  nameOf(group: string): string {
    const term = this.source.live('term', group);
    return term ? this.stage.options().termName(term) : (this.source.live('coalition', group)?.name ?? '');
  }
}
