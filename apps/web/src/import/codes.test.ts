/** Every code that the server may answer an import or export with has a sentence in every language, with parameters that the server gives. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { LARGEST_FILE, MOST_ROWS } from './files.js';

const root = join(import.meta.dirname, '../../../..');
const locales = join(root, 'libs/ui/src/i18n/locales');
const languages = readdirSync(locales);

/** The keys of a table in a source file, each with the names of the parameters that its sentence uses. The libs are the server's, so they are read, not imported. */
function tableOf(path: string, name: string): Map<string, Set<string>> {
  const file = ts.createSourceFile(path, readFileSync(join(root, path), 'utf8'), ts.ScriptTarget.Latest, true);
  const table = new Map<string, Set<string>>();
  const unwrapped = (node: ts.Expression): ts.Expression => (ts.isAsExpression(node) || ts.isSatisfiesExpression(node) ? unwrapped(node.expression) : node);
  const visit = (node: ts.Node): void => {
    const value = ts.isVariableDeclaration(node) && node.name.getText() === name && node.initializer ? unwrapped(node.initializer) : null;
    if (value && ts.isObjectLiteralExpression(value)) {
      for (const property of value.properties) {
        const key = property.name as ts.Identifier | ts.StringLiteral;
        const params = [...property.getText().matchAll(/\bp(?:\.(\w+)|\['(\w+)'\])/gu)].map(([, dotted, quoted]) => dotted ?? quoted ?? '');
        table.set(key.text, new Set(params));
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  if (table.size === 0) throw new Error(`${path} has no table ${name} any more`);
  return table;
}

type Sentences = Readonly<Record<string, Readonly<Record<string, string>>>>;
const sentencesOf = (language: string, namespace: string): Sentences => JSON.parse(readFileSync(join(locales, language, `${namespace}.json`), 'utf8')) as Sentences;
/** The sentence of a code, or of its plural form for many. */
const find = (sentences: Readonly<Record<string, string>> | undefined, code: string): string | undefined => sentences?.[code] ?? sentences?.[`${code}_other`];
const placeholders = (sentence: string): string[] => [...sentence.matchAll(/\{\{\s*(\w+)/gu)].map(([, name]) => name!);

const refusals = tableOf('libs/interchange/src/tables/refused.ts', 'SENTENCES');
const problems = new Map([...tableOf('libs/interchange/src/problem.ts', 'TABLE_SENTENCES'), ...tableOf('libs/interchange/src/graph/problems.ts', 'PROBLEMS'), ...tableOf('libs/transfer/src/import/problems.ts', 'PROBLEMS'), ...tableOf('libs/interchange/src/xlsform/submission-problems.ts', 'PROBLEMS'), ...tableOf('libs/transfer/src/answers/problems.ts', 'PROBLEMS')]);
const gaps = [...tableOf('libs/interchange/src/graph/not-held.ts', 'GRAPH_GAPS').keys(), ...tableOf('libs/transfer/src/project-file/write.ts', 'PROJECT_FILE_GAPS').keys(), ...tableOf('libs/transfer/src/export/register.ts', 'REGISTER_GAPS').keys()];
const progress = [...tableOf('libs/transfer/src/http/import-view.ts', 'SENTENCES').keys()];
const transfer = [...tableOf('libs/transfer/src/errors.ts', 'STATUS').keys()];
const vault = [...tableOf('libs/vault/src/errors.ts', 'STATUS').keys(), ...tableOf('libs/vault-seal/src/errors.ts', 'SENTENCES').keys()];

describe.each(languages)('UI-61 in %s', (language) => {
  const own = sentencesOf(language, 'import');

  test.each([
    ['refused', refusals],
    ['problem', problems],
  ] as const)('every code of %s has a sentence that needs nothing the server does not say', (kind, table) => {
    expect([...table.keys()].filter((code) => find(own[kind], code) === undefined)).toEqual([]);
    for (const [code, params] of table) expect([code, placeholders(find(own[kind], code) ?? '').filter((name) => !params.has(name))]).toEqual([code, []]);
  });

  test('FILE-27 a map of XML with a document type is told which line to take out', () => {
    expect(find(own['refused'], 'xml-has-dtd')).toContain('<!DOCTYPE');
  });

  test('FMT-35 what a file is instead of a table has a word, and none is kept that nobody says', () => {
    expect(Object.keys(own['content'] ?? {}).sort()).toEqual([...tableOf('libs/interchange/src/tables/refused.ts', 'CONTENTS').keys()].sort());
  });

  test('every failure of imports, exports and project files has a sentence, here or among those of all screens', () => {
    const everywhere = sentencesOf(language, 'errors')['code'];
    expect(transfer.filter((code) => find(own['refused'], code) === undefined && find(everywhere, code) === undefined)).toEqual([]);
  });

  test('every failure of names has a sentence among those of all screens; what cannot be taken is told at its field', () => {
    const { code } = sentencesOf(language, 'errors');
    expect(vault.filter((each) => each !== 'invalidInput' && find(code, each) === undefined)).toEqual([]);
  });

  test('every state of an import, and everything that a format cannot hold, has words', () => {
    expect(progress.filter((code) => find(own['progress'], code) === undefined)).toEqual([]);
    expect(gaps.filter((code) => find(own['gap'], code) === undefined)).toEqual([]);
  });

  test('no sentence is kept for a code that nobody sends', () => {
    const known = { refused: new Set([...refusals.keys(), ...transfer, 'serverAway']), problem: new Set(problems.keys()), progress: new Set(progress), gap: new Set(gaps) };
    for (const [kind, codes] of Object.entries(known)) {
      const unknown = Object.keys(own[kind] ?? {}).filter((code) => !codes.has(code.replace(/_(zero|one|two|few|many|other)$/u, '')));
      expect([kind, unknown]).toEqual([kind, []]);
    }
  });
});

test('UI-60 the bounds that the page names are those of the server', () => {
  const text = readFileSync(join(root, 'libs/interchange/src/tables/types.ts'), 'utf8');
  const limit = (name: string): number => {
    const [first, ...factors] = (new RegExp(`DEFAULT_LIMITS[\\s\\S]*?\\b${name}: ([\\d_]+)(?: \\* (\\d+) \\*\\* (\\d+))?`, 'u').exec(text) ?? []).slice(1).filter(Boolean).map((part) => Number(part.replaceAll('_', '')));
    return factors.length === 2 ? first! * factors[0]! ** factors[1]! : first!;
  };
  expect([limit('fileBytes'), limit('rows')]).toEqual([LARGEST_FILE, MOST_ROWS]);
});
