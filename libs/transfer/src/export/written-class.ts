/** How strictly the content of a file is classified that is being written: as its strictest part. */
import { type AnyRecord, type Classification, effectiveClassification, ENTITIES, type EntityName, type FieldSpec, looseReferences, stricter } from '@baraza/domain';
import type { RecordStore } from '@baraza/store';

const isEmpty = (value: unknown): boolean => value === null || value === undefined || (Array.isArray(value) && value.length === 0);

export class WrittenClass {
  private strictest: Classification = 'public';

  constructor(private readonly store: RecordStore) {}

  get classification(): Classification {
    return this.strictest;
  }

  /** The record is written with these fields (left out: all that it has), the names of what they refer to among them. What stands in no field is not told. */
  note(entity: EntityName, record: AnyRecord, fields: readonly string[] = Object.keys(ENTITIES[entity].fields)): void {
    this.add(effectiveClassification(entity, record, this.store.get));
    const specs = ENTITIES[entity].fields as Record<string, FieldSpec>;
    const references = looseReferences(entity);
    for (const field of fields) {
      const value = record[field];
      if (isEmpty(value)) continue;
      this.add(specs[field]?.classification);
      const target = references.get(field);
      if (target !== undefined) this.noteById(target, value as string);
    }
  }

  /** What is called by its name only; one that is not there is not named either. */
  noteById(entity: EntityName, id: string | null): void {
    const record = id === null ? undefined : this.store.live(entity, id);
    if (record) this.add(effectiveClassification(entity, record as unknown as AnyRecord, this.store.get));
  }

  private add(classification: Classification | undefined): void {
    if (classification !== undefined) this.strictest = stricter(this.strictest, classification);
  }
}
