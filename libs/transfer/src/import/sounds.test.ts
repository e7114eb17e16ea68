import { tablesOf } from '../test/files.js';
import { MemoryProject } from '../test/memory-project.js';

/** Headers with what they become. */
async function become(sheets: Readonly<Record<string, string>>): Promise<Record<string, string | null>> {
  const { columns } = await new MemoryProject().planTables(await tablesOf(sheets));
  return Object.fromEntries(columns.map(({ header, target, name }) => [header, target === 'field' ? name : target]));
}

test.each([
  ['Site', 'https://a.example', 'website'],
  ['Website', 'http://a.example', 'website'],
  ['Web page', 'https://a.example', 'website'],
  ['URL', 'https://a.example', 'website'],
  ['Link', 'https://a.example', 'website'],
  ['الموقع', 'https://a.example', 'website'],
  ['رابط', 'https://a.example', 'website'],
  // What is no address is a place, where the word may mean one; else it stays as it is, for the field would lose it.
  ['Site', 'Gbarnga', 'place'],
  ['الموقع', 'مونروفيا', 'place'],
  ['Website', 'www.a.example', 'newProperty'],
  ['Location', 'Gbarnga', 'place'],
  ['Country', 'Liberia', 'place'],
  ['Town', 'Gbarnga', 'place'],
  ['Village', 'Gbarnga', 'place'],
  ['Headquarters', 'Gbarnga', 'place'],
  ['البلد', 'ليبيريا', 'place'],
  ['المدينة', 'مونروفيا', 'place'],
  ['المحافظة', 'مونروفيا', 'place'],
  ['Languages', 'Kpelle|English', 'languages'],
  ['Language', 'Kpelle', 'languages'],
  ['اللغة', 'العربية', 'languages'],
  ['Colour', 'red', 'newProperty'],
])('MEAN-33 a column %s of names with “%s” becomes %s', async (header, cell, expected) => {
  expect(await become({ people: `Name,${header}\nAda,${cell}\nBea,\nCem,${cell}` })).toEqual({ [header]: expected });
});

test.each([
  ['Weight', '3', 'strength'],
  ['weight', '10', 'strength'],
  ['Strength', '0', 'strength'],
  ['الوزن', '7', 'strength'],
  ['قوة الصلة', '7', 'strength'],
  ['Weight', '0.5', 'newProperty'],
  ['Weight', '250', 'newProperty'],
  ['Weight', 'heavy', 'newProperty'],
])('MEAN-33 a column %s of ties with “%s” becomes %s, and loses nothing', async (header, cell, expected) => {
  const project = new MemoryProject();
  const tables = await tablesOf({ ties: `Source,Target,${header}\nAda,Bea,${cell}\nBea,Cem,2` });
  const { columns, problems } = await project.importTables(tables, { direction: 'directed' });
  expect([columns.map(({ target, name }) => (target === 'field' ? name : target)), problems]).toEqual([[expected], []]);
  const [tie] = project.store.allLive('relationship');
  expect(String(expected === 'strength' ? tie!.strength : Object.values(tie!.properties)[0])).toBe(cell);
});

test('MEAN-33 what headers of a format name is read alike every time: a weight of Kumu stays a property', async () => {
  expect(await become({ ties: 'From,To,Weight\nAda,Bea,3' })).toEqual({ Weight: 'newProperty' });
});
