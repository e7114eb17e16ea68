/** What somebody points at, has selected or carries: that much of a crowd keeps all its detail. */
import type { Elements } from './elements.js';

export class Touched {
  /** Under the pointer, and where a tie is being drawn, where it began. */
  under: readonly string[] = [];
  /** Selected, or about to be. */
  chosen: ReadonlySet<string> = new Set();
  /** Ties of what is selected. */
  detail: ReadonlySet<string> = new Set();
  /** Dragged, by whomever. */
  readonly carried = new Set<string>();

  /** All of it, with both ends of each tie. */
  closure({ nodes, edges }: Elements): Set<string> {
    const all = new Set<string>();
    for (const id of [...this.chosen, ...this.carried, ...this.detail, ...this.under]) {
      const edge = edges.get(id);
      if (edge) all.add(edge.data.source).add(edge.data.target);
      if (edge || nodes.has(id)) all.add(id);
    }
    return all;
  }

  forget(id: string): void {
    this.carried.delete(id);
    if (this.under.includes(id)) this.under = [];
  }
}
