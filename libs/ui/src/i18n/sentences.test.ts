import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const root = join(import.meta.dirname, '../../../..');
const watched = ['libs/ui/src', 'libs/ui/gallery', 'apps/web/src'];
const spokenAttributes = new Set(['aria-label', 'aria-description', 'aria-roledescription', 'alt', 'title', 'placeholder', 'label', 'description', 'heading', 'subtitle', 'message', 'tooltip', 'error']);
const words = /\p{L}{2,}/u;

/** Sentences that stand in a component instead of a locale file: text between tags, and literals of attributes that people read. */
export function literalSentences(source: string, fileName: string): string[] {
  const file = ts.createSourceFile(fileName, source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: string[] = [];
  const report = (node: ts.Node, text: string): void => {
    const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
    found.push(`${fileName}:${line + 1} ${text.trim()}`);
  };
  const literalOf = (node: ts.Expression | undefined): string | undefined => {
    if (!node) return undefined;
    if (ts.isJsxExpression(node)) return literalOf(node.expression);
    if (ts.isTemplateExpression(node)) return node.head.text + node.templateSpans.map((span) => span.literal.text).join(' ');
    return ts.isStringLiteralLike(node) ? node.text : undefined;
  };
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node) && words.test(node.text)) report(node, node.text);
    if (ts.isJsxExpression(node) && !ts.isJsxAttribute(node.parent)) {
      const text = literalOf(node.expression);
      if (text !== undefined && words.test(text)) report(node, text);
    }
    if (ts.isJsxAttribute(node) && spokenAttributes.has(node.name.getText(file))) {
      const text = literalOf(node.initializer as ts.Expression | undefined);
      if (text !== undefined && words.test(text)) report(node, text);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function components(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.tsx') && !entry.name.endsWith('.test.tsx'))
    .map((entry) => join(entry.parentPath, entry.name));
}

test('the check itself finds sentences and lets marks, names and keys pass', () => {
  const source = `
    const a = <p title="Say it" className="two words">Hello there {'my friend'} {name} · {'×'}</p>;
    const b = <Field label={\`From \${x}\`} value="plain text" kind='own' placeholder={t('a.b')}>{t('key')}</Field>;`;
  expect(literalSentences(source, 'x.tsx')).toEqual(['x.tsx:2 Say it', 'x.tsx:2 Hello there', 'x.tsx:2 my friend', 'x.tsx:3 From']);
});

test.each(watched.filter((folder) => existsSync(join(root, folder))))('no component under %s holds a sentence', (folder) => {
  const files = components(join(root, folder));
  expect(files.length).toBeGreaterThan(0);
  expect(files.flatMap((file) => literalSentences(readFileSync(file, 'utf8'), file.slice(root.length + 1)))).toEqual([]);
});
