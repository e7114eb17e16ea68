import { ENTITIES } from '@baraza/domain';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const words = JSON.parse(readFileSync(join(import.meta.dirname, '../../../../../libs/ui/src/i18n/locales/en/project.json'), 'utf8')) as { entity: Record<string, string>; field: Record<string, string> };

test('UI-9: every entity and every field of the domain has a word', () => {
  const fields = Object.values(ENTITIES).flatMap(({ fields: shape }) => Object.keys(shape));
  expect(Object.keys(ENTITIES).filter((name) => !words.entity[name])).toEqual([]);
  expect([...new Set([...fields, 'classification'])].filter((name) => !words.field[name])).toEqual([]);
});
