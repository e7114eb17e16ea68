import { type EntityName, ENTITIES, type FieldSpec, OPERATIONS, ROLES } from '@baraza/domain';
import { describeKind, DOOR_FILES, EVERY_CLASS, KINDS, linesOf, ON_DUTY, questionsOf, rowsFor, rowsOf, type TableFile } from './support/table.js';

const OPERATION_ROWS = rowsOf('operations');
const READING_ROWS = rowsOf('reading');
const FIELD_ROWS = rowsOf('fields');

describe('the table of expected answers', () => {
  test('PERM-20 every operation has rows, and no row is for an operation that is not there', () => {
    expect([...new Set(OPERATION_ROWS.map(({ subject }) => subject))].sort()).toEqual(Object.keys(OPERATIONS).sort());
  });
  test('PERM-21 every entity has rows, and no row is for an entity that is not there', () => {
    expect([...new Set(READING_ROWS.map(({ subject }) => subject))].sort()).toEqual(Object.keys(ENTITIES).sort());
  });
  test('PERM-22 every field with a class of its own, and every list of project-defined values, has rows', () => {
    const sensitive = (Object.keys(ENTITIES) as EntityName[]).flatMap((entity) =>
      Object.entries(ENTITIES[entity].fields as Record<string, FieldSpec>)
        .filter(([, field]) => field.classification !== undefined || field.type === 'properties')
        .map(([name]) => `${entity}.${name}`),
    );
    expect([...new Set(FIELD_ROWS.map(({ subject }) => subject))].sort()).toEqual(sensitive.sort());
  });
  test('PERM-23 each role × duty × clearance × class meets exactly one row of each operation, entity and field, in each case', () => {
    expect(KINDS).toHaveLength(ROLES.length * 3);
    const wrong = [OPERATION_ROWS, READING_ROWS, FIELD_ROWS].flatMap((rows) =>
      questionsOf(rows).flatMap((question) =>
        [...KINDS, ...ON_DUTY].flatMap((kind) =>
          EVERY_CLASS.flatMap((classification) => {
            const found = rowsFor(rows, question, kind, classification);
            return found.length === 1 ? [] : [`${question.subject} (${question.case}) ${describeKind(kind)} ${classification}: ${found.length} rows`];
          }),
        ),
      ),
    );
    expect(wrong).toEqual([]);
  });
  test('PERM-24 every row says what it rests on, and why', () => {
    const files: TableFile[] = ['operations', 'reading', 'fields', 'clearances', ...DOOR_FILES];
    const bare = files.flatMap((file) => linesOf(file).flatMap((line, index) => (/^(DESIGN|DOMAIN|SPEC [A-Z]+-\d+$|decided)/.test(line['basis']!) && line['reason']!.length > 5 ? [] : [`${file}.csv:${index + 2}`])));
    expect(bare).toEqual([]);
  });
});
