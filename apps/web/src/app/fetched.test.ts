/** Whatever a part of the product speaks is there when the part is, as its files say. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const SOURCE = join(import.meta.dirname, '..');
const FETCHED = /(fetched\()?import\('(\.[^']+)\.js'\)((?:, '\w+')*)/g;

interface Fetched {
  readonly file: string;
  readonly sentences: readonly string[];
  readonly at: number;
}
interface Module {
  readonly imports: readonly string[];
  readonly fetches: readonly Fetched[];
  readonly speaks: readonly string[];
}

const words = (text: string): string[] => [...text.matchAll(/'(\w+)'/g)].map(([, word]) => word!);
function fileOf(from: string, path: string): string {
  const base = join(dirname(from), path);
  return [`${base}.tsx`, `${base}.ts`].find((file) => existsSync(file))!;
}
const modules = new Map<string, Module>();
function read(file: string): Module {
  const known = modules.get(file);
  if (known) return known;
  const text = readFileSync(file, 'utf8');
  const made: Module = {
    imports: [...text.matchAll(/^(?:import|export) (?!type )[^;]*?from '(\.[^']+)\.js'/gm)].map(([, path]) => fileOf(file, path!)),
    fetches: [...text.matchAll(FETCHED)].map(({ 1: held, 2: path, 3: sentences, index }) => ({ file: fileOf(file, path!), sentences: held === undefined ? [] : words(sentences!), at: index })),
    speaks: [...text.matchAll(/useTranslation\(([^)]*)\)/g)].flatMap(([, named]) => words(named!)),
  };
  modules.set(file, made);
  return made;
}
/** All that comes with a file. */
function partOf(file: string, into = new Set<string>()): Set<string> {
  if (into.has(file)) return into;
  into.add(file);
  for (const next of read(file).imports) partOf(next, into);
  return into;
}

test('UI-250: what a part of the product speaks is fetched with it, so that nothing on the screen goes away for sentences that are still to come', () => {
  const main = join(SOURCE, 'main.tsx');
  const routes = join(SOURCE, 'routes.tsx');
  const first = words(/startI18n\(\[(.*?)\]/.exec(readFileSync(main, 'utf8'))![1]!);
  const withPage = partOf(main);
  const missing: string[] = [];
  const followed = new Set<string>();
  const follow = (from: Iterable<string>, there: ReadonlySet<string>): void => {
    for (const file of from) {
      const { fetches } = read(file);
      // The screens of a project come after the frame that they stand in, and after what that has fetched.
      const frame = file === routes ? fetches.find((each) => each.file.endsWith('ProjectLayout.tsx'))! : null;
      const signedIn = frame ? readFileSync(routes, 'utf8').indexOf('const signedIn') : 0;
      for (const { file: fetched, sentences, at } of fetches) {
        const known = new Set([...there, ...(frame && at < signedIn ? frame.sentences : []), ...sentences]);
        const part = [...partOf(fetched)].filter((each) => !withPage.has(each));
        for (const each of part) for (const spoken of read(each).speaks) if (!known.has(spoken)) missing.push(`${relative(SOURCE, file)} fetches ${relative(SOURCE, fetched)} without '${spoken}', which ${relative(SOURCE, each)} speaks`);
        if (followed.has(fetched)) continue;
        followed.add(fetched);
        follow(part, known);
      }
    }
  };
  follow(withPage, new Set(first));
  expect(missing).toEqual([]);
  // The walk has been everywhere: the deepest part, and the screens of a project and outside of one.
  expect([...followed].map((file) => relative(SOURCE, file))).toEqual(expect.arrayContaining(['map/MapScreen.tsx', 'map/picture/PictureDialog.tsx', 'room/log/LogScreen.tsx', 'screens/home/HomeScreen.tsx']));
});
