/** Who else is here, and the tie that is being drawn: on a layer of their own, for they change many times a second. */
import type { CanvasLayer } from '../layers/canvas-layer.js';
import { drawPresence, type RubberLine } from '../layers/presence.js';
import type { PresentPerson } from '../types.js';
import type { Places } from './places.js';
import type { Stage } from './stage.js';

export class Presence {
  private people: readonly PresentPerson[] = [];
  private rubber: RubberLine | null = null;
  private frame = 0;

  constructor(
    private readonly layer: CanvasLayer,
    private readonly stage: Stage,
    private readonly places: Places,
  ) {}

  show(people: readonly PresentPerson[]): void {
    this.people = people;
    this.drawSoon();
  }

  pull(line: RubberLine | null): void {
    this.rubber = line;
    this.drawSoon();
  }

  draw(): void {
    if (this.people.length === 0 && !this.rubber) return this.layer.blank();
    // In a neighbourhood that is laid out anew, the cursors of others point at nothing: what they have selected still shows.
    const people = this.places.unshared ? this.people.map((person) => ({ ...person, cursor: null })) : this.people;
    drawPresence(this.layer.beginScreen(), this.stage, people, this.rubber);
  }

  private drawSoon(): void {
    if (this.frame !== 0) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      this.draw();
    });
  }

  stop(): void {
    cancelAnimationFrame(this.frame);
  }
}
