import { readGraph } from '../src/graph/read.js';
import { FileRefused } from '../src/tables/refused.js';
import { readTables } from '../src/tables/read.js';

/** Reads the files given as arguments, one after the other, in a process of its own and prints how each went: the memory of a test run says nothing about one file. */

const READERS = { tables: (file: string) => readTables(file, file), graph: (file: string) => readGraph([{ file, name: file }]) };

const [reader, ...files] = process.argv.slice(3) as [keyof typeof READERS, ...string[]];
await readTables(Buffer.from('Label\nwarm\n'), 'warm.csv');
const before = process.memoryUsage().rss;
const measured = [];
for (const file of files) {
  const used = process.cpuUsage();
  const start = performance.now();
  const code = await READERS[reader](file).then(
    () => 'read',
    (error: unknown) => (error instanceof FileRefused ? error.code : String(error)),
  );
  const { user, system } = process.cpuUsage(used);
  const ms = Math.min(performance.now() - start, (user + system) / 1000);
  // The most that the process has ever had, so what is within the bound at the end was within it all the time.
  measured.push({ code, ms, megabytes: process.resourceUsage().maxRSS / 1024 - before / 2 ** 20 });
}
process.stdout.write(JSON.stringify(measured));
