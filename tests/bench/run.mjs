/** `npm run bench -- NAME [--json]`: benchmarks against a floor or a peer in the same run. Prints figures and never fails on them: machines differ, ratios mean something. */
import { register } from 'node:module';

register('../../libs/testing/src/typescript-hooks.mjs', import.meta.url);

const BENCHES = {
  edits: () => import('./edits.ts'),
  session: () => import('./session.ts'),
  graphql: () => import('./graphql.ts'),
  table: () => import('./table.ts'),
  canvas: () => import('./canvas.ts'),
  import: () => import('./import.ts'),
  duplicates: () => import('./duplicates.ts'),
};
const [name, ...flags] = process.argv.slice(2);
if (!name || !Object.hasOwn(BENCHES, name)) {
  console.error(`Which one? npm run bench -- ${Object.keys(BENCHES).join(' | ')} [--json]`);
  process.exit(2);
}
const { bench } = await BENCHES[name]();
const say = (sentence) => console.error(sentence);
const result = await bench(say, flags);
if (flags.includes('--json')) console.log(JSON.stringify(result, null, 2));
else for (const [title, figures] of Object.entries(result)) console.log(`${title}: ${JSON.stringify(figures)}`);
process.exit(0);
