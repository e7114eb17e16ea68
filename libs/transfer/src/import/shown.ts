/** Values of a change as people read them: words in the place of ids. */
import { ENTITIES, type FieldSpec } from '@baraza/domain';
import { liveInOrder, type ProjectState } from '../registry/state.js';
import { wordOf } from '../registry/words.js';
import type { Pause } from './pause.js';
import type { FieldChange, ImportRows, PlannedEntity } from './types.js';

export class ShownValues {
  private readonly words = new Map<string, string>();

  constructor(
    { store }: ProjectState,
    /** What the import adds. */
    { term: terms, place: places, stakeholder: stakeholders }: ImportRows,
  ) {
    for (const { id, name } of [...terms, ...places, ...stakeholders]) if (typeof name === 'string') this.words.set(id, name);
    for (const term of liveInOrder(store, 'term')) this.words.set(term.id, wordOf(term));
    for (const { id, name } of [...liveInOrder(store, 'place'), ...liveInOrder(store, 'stakeholder')]) this.words.set(id, name);
  }

  /** Puts words in the place of ids, in all changes. */
  async finish(rows: Iterable<{ entity: PlannedEntity; changes: FieldChange[] }>, pause: Pause): Promise<void> {
    for (const { entity, changes } of rows) {
      await pause();
      for (const change of changes) this.translate(entity, change);
    }
  }

  private translate(entity: PlannedEntity, change: FieldChange): void {
    const spec = ENTITIES[entity].fields[change.field as never] as FieldSpec | undefined;
    if (spec?.type !== 'reference') return;
    change.before = this.word(change.before);
    change.after = this.word(change.after);
  }

  private word(id: unknown): unknown {
    return typeof id === 'string' ? (this.words.get(id) ?? id) : id;
  }
}
