/** The areas of what belongs together, as they lie now. */
import { type Area, areasOf, type Body, coalitionAreas, coalitionLegend } from '../layers/underlay.js';
import type { NodeData } from '../model/data.js';
import { coalitionsOf } from '../model/coalitions.js';
import type { GraphSource, Legend } from '../types.js';
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
    return this.places.areForNow || groupBy === 'none' ? [] : groupBy === 'sector' ? areasOf(bodies) : coalitionAreas(bodies, this.coalitionsOf);
  }

  /** The coalitions that are drawn where these are; nothing where none are drawn. */
  legend(nodes: readonly { data: NodeData }[]): Pick<Legend, 'coalitions'> {
    return this.places.areForNow || this.stage.options().groupBy !== 'coalition' ? {} : { coalitions: coalitionLegend(nodes, this.coalitionsOf, (group) => this.nameOf(group)) };
  }

  private readonly coalitionsOf = (stakeholder: string): string[] => coalitionsOf(this.source, stakeholder, this.day()).map(({ id }) => id);

  nameOf(group: string): string {
    const term = this.source.live('term', group);
    return term ? this.stage.options().termName(term) : (this.source.live('coalition', group)?.name ?? '');
  }
}
