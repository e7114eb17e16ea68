import { FileRefused } from '../src/tables/refused.js';
import { readTables } from '../src/tables/read.js';

/** Reads the file given as argument in a process of its own and prints how it went: the memory of a test run says nothing about one file. */

const [file, name] = process.argv.slice(3) as [string, string];
await readTables(Buffer.from('Label\nwarm\n'), 'warm.csv');
const before = process.memoryUsage().rss;
const used = process.cpuUsage();
const start = performance.now();
const code = await readTables(file, name).then(
  () => 'read',
  (error: unknown) => (error instanceof FileRefused ? error.code : String(error)),
);
const { user, system } = process.cpuUsage(used);
const ms = Math.min(performance.now() - start, (user + system) / 1000);
process.stdout.write(JSON.stringify({ code, ms, megabytes: process.resourceUsage().maxRSS / 1024 - before / 2 ** 20 }));
