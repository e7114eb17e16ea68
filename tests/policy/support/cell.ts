/** One cell of `operations.csv`: who asks about what class; and how records are changed. */
import type { Classification, EntityName } from '@baraza/domain';
import type { Fixtures } from './fixtures.js';
import type { Asker, World } from './world.js';

export interface Cell {
  world: World;
  asker: Asker;
  classification: Classification;
  /** Definitions of properties of each class, by `ENTITY CLASS`; shared, because a project has few. */
  property: (of: 'stakeholder' | 'interest' | 'relationship', classification: Classification) => string;
}
/** Asks for fixtures and returns the input. */
export type Question = (cell: Cell, fixtures: Fixtures) => object;

const CHANGES: Partial<Record<EntityName, object>> = {
  coalitionMember: { part: 'Changed' },
  holding: { note: 'Changed' },
  relationship: { label: 'Changed' },
  distinction: { note: 'Changed' },
  source: { title: 'Changed' },
  term: { description: 'Changed' },
  property: { description: 'Changed' },
  question: { text: 'Changed' },
  consentText: { retired: true },
  communication: { audience: 'Changed' },
  target: { label: 'Changed' },
  session: { venue: 'Changed' },
  assignment: { woman: true },
  agendaItem: { title: 'Changed' },
  participation: { pseudonym: 'Changed' },
  intervention: { text: 'Changed' },
};
/** Some change of a record of the entity. */
export const changeOf = (entity: EntityName): object => CHANGES[entity] ?? { name: 'Changed' };

/** Putting one field back. */
export const restoring = (entity: EntityName, id: string, field: string, expected: unknown, value: unknown): object => ({ changes: [{ entity, id, field, expected, value }] });
