/** How large marks are drawn at the moment, by the zoom and by how much room there is for them. */
import { usualDistance } from '../layers/bounds.js';
import type { Elements } from './elements.js';
import { magnification } from './fields.js';

export class Magnified {
  /** Model pixels for what is one pixel at 100 %. */
  unit = 1;
  /** Width of the edge of a shape, model pixels, where it is more than that of the picture at 100 %. */
  leastEdge = 0;
  /** How far apart those stand who are shown, and for which revision of the map that was found. */
  private distance = { of: -1, is: 0 };

  /** Follows zoom and room. Returns what is drawn otherwise now: nothing, shapes alone, or lines too. */
  follow(zoom: number, crowded: boolean, elements: Elements, revision: number): 'nothing' | 'shapes' | 'lines' {
    const before = { unit: this.unit, leastEdge: this.leastEdge };
    Object.assign(this, magnification(zoom, crowded, () => this.apart(elements, revision)));
    return this.unit !== before.unit ? 'lines' : this.leastEdge !== before.leastEdge ? 'shapes' : 'nothing';
  }

  private apart(elements: Elements, revision: number): number {
    if (this.distance.of !== revision) this.distance = { of: revision, is: usualDistance(elements.visible().map(({ at }) => at)) };
    return this.distance.is;
  }
}
