/** Looks through every way out of the product for what must not be known. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readGraph, readTables } from '@baraza/interchange';
import { backupDatabase, EXPORT_FORMATS } from '@baraza/transfer';
import pg from 'pg';
import { unpacked } from '../../../apps/server/src/test/traces.js';
import { askGraphql } from '../../policy/support/doors.js';
import { download } from '../../policy/support/files.js';
import { asQuestions } from './questions.js';
import { PEOPLE, type Said, type Scene, type Who } from './scene.js';

/** Something that came out: the smallest thing that says something, a row, a change, a file. */
interface Unit {
  where: string;
  text: string;
  /** It says who there is or who took part, not that they spoke: a stakeholder, a participation or what is counted of it. */
  aside: boolean;
}
type Json = Record<string, unknown>;

const ASIDE = ['stakeholder', 'participation', 'disaggregation'];
const isAside = (entity: unknown): boolean => ASIDE.includes(String(entity));

/** Every row of every table, as the superuser sees it; what an event and a version hold, one change at a time. */
export async function rowsOf(scene: Scene): Promise<Unit[]> {
  const client = new pg.Client({ connectionString: scene.world.store.adminUrl });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ name: string }>(`SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1`);
    const units: Unit[] = [];
    for (const { name } of tables) {
      const { rows } = await client.query<{ row: Json }>(`SELECT to_json(r) AS row FROM ${name} r`);
      units.push(...rows.flatMap(({ row }) => (name === 'public.event' ? unitsOfEvent(row) : [{ where: `table ${name}`, text: JSON.stringify(row), aside: isAside(name.split('.')[1]) || (name === 'public.record_version' && isAside(row['entity'])) }])));
    }
    return units;
  } finally {
    await client.end();
  }
}

function unitsOfEvent({ changes, input, ...rest }: Json): Unit[] {
  const operation = String(rest['operation']);
  return [
    { where: `event ${operation}`, text: JSON.stringify(rest), aside: false },
    { where: `event ${operation}, input`, text: JSON.stringify(input), aside: ['createStakeholder', 'registerParticipation', 'correctParticipation'].includes(operation) },
    ...(changes as Json[]).map((change) => ({ where: `event ${operation}, change of ${String(change['entity'])}`, text: JSON.stringify(change), aside: isAside(change['entity']) })),
  ];
}

/** What went over the sockets, and what is sent to those who open the session now. */
async function messagesOf(scene: Scene, session: string, since: Partial<Record<Who, number>>): Promise<Unit[]> {
  const units: Unit[] = [];
  for (const who of PEOPLE) {
    const sent: unknown[] = [...scene.heard(who).slice(since[who] ?? 0), await scene.opened(who, session)];
    for (const message of sent) units.push(...unitsOfMessage(`socket of ${who}`, message));
  }
  return units;
}

/** Each change of a message apart, and the message without them. */
function unitsOfMessage(where: string, message: unknown): Unit[] {
  const units: Unit[] = [];
  const text = JSON.stringify(message, (key, value: unknown) => {
    // Those of fields name none.
    if (!Array.isArray(value) || !['changes', 'records'].includes(key) || !value.every((each) => typeof each === 'object' && each !== null && 'entity' in each)) return value;
    units.push(...(value as Json[]).map((change) => ({ where, text: JSON.stringify(change), aside: isAside(change['entity']) })));
    return undefined;
  });
  return [...units, { where, text, aside: false }];
}

async function answersOf(scene: Scene, said: Said): Promise<Unit[]> {
  const units: Unit[] = [];
  for (const who of PEOPLE) {
    for (const { name, query, attendance, of } of asQuestions(scene, said)) {
      const answer = await askGraphql(scene.world, scene.people[who], query, { project: scene.world.place.project });
      if (answer.errors) throw new Error(`${name}: ${JSON.stringify(answer.errors)}`);
      const linked = (text: string): string => (of !== undefined && text.includes(said.text) ? `${text} ${of}` : text);
      units.push(...unitsOfMessage(`GraphQL ${name} as ${who}`, answer).map((unit) => ({ ...unit, text: linked(unit.text), aside: unit.aside || attendance })));
    }
  }
  return units;
}

/** Files that owners and analysts can take out, with their names, and the backup. */
async function filesOf(scene: Scene): Promise<Unit[]> {
  const units: Unit[] = [];
  for (const who of ['owner', 'analyst'] as const) {
    for (const format of Object.keys(EXPORT_FORMATS)) {
      const { status, name, bytes } = await download(scene.world, scene.people[who], format);
      if (status !== 200) throw new Error(`The export as ${format} answered ${status}.`);
      const where = `${format} of ${who}`;
      units.push({ where, text: name, aside: false });
      // Of a project file each record apart: that somebody took part is no word of what they said.
      if (format === 'baraza') units.push(...linesOf(where, gunzipSync(bytes).toString()));
      else units.push(...(await cellsOf(where, format, bytes)));
    }
  }
  return units;
}

const linesOf = (where: string, text: string): Unit[] =>
  text.split('\n').filter((line) => line !== '').map((line) => {
    const { entity } = JSON.parse(line) as { entity?: string };
    return { where: entity ? `${where}, ${entity}` : where, text: line, aside: isAside(entity) };
  });

/** Formats of maps that are text: each line as it stands, and each node, edge and map as it is read again; DOT is not read, and its lines say it. */
const MAPS = ['gexf', 'graphml', 'cytoscape', 'jgf', 'kumu-json', 'dot'];

async function mapOf(where: string, format: string, bytes: Buffer): Promise<Unit[]> {
  const lines = bytes.toString().split('\n');
  if (format === 'dot') return lines.map((text) => ({ where, text: text.replaceAll('\\"', '"').replaceAll('\\\\', '\\'), aside: false }));
  const { elements, connections, maps = [], columns } = await readGraph([{ file: bytes, name: 'file' }]);
  const read = [...elements, ...connections].map(({ other, ...rest }) => ({ ...rest, other: [...other] }));
  return [...lines, ...[...read, columns, ...maps].map((item) => JSON.stringify(item))].map((text) => ({ where, text, aside: false }));
}

/** Each row of each table of a file apart, as it is read again. A format that nobody can read here fails rather than passes. */
async function cellsOf(where: string, format: string, bytes: Buffer): Promise<Unit[]> {
  if (MAPS.includes(format)) return mapOf(where, format, bytes);
  const [ending] = /(xlsx|csv|csv\.zip)$/.exec(EXPORT_FORMATS[format as keyof typeof EXPORT_FORMATS]) ?? [];
  if (ending === undefined) throw new Error(`Nobody said how to look into a file of the format ${format}.`);
  const files = ending === 'csv.zip' ? unpacked(bytes).slice(1).map((file) => ['part.csv', file] as const) : [[`file.${ending}`, bytes] as const];
  const tables = await Promise.all(files.map(([name, file]) => readTables(file, name)));
  return tables.flat().flatMap(({ header, rows }) => [header, ...rows.map(({ cells }) => cells)].map((row) => ({ where, text: JSON.stringify(row), aside: false })));
}

/** The lines of the backup of the whole database: rows, as they are kept. */
async function backupOf(scene: Scene): Promise<Unit[]> {
  const folder = await mkdtemp(join(tmpdir(), 'baraza-scan-'));
  try {
    const file = join(folder, 'backup');
    await backupDatabase(scene.world.store.adminUrl, file);
    const lines = gunzipSync(await readFile(file)).toString().split('\n');
    return lines.map((text) => ({ where: 'backup', text, aside: !text.includes('Words ') || /registerParticipation|Seat /.test(text) }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export interface Scan {
  /** Where these words, ids or moments came out other than as attendance. */
  spoken(...needles: string[]): string[];
  /** Where they came out at all, the database and its backup aside. */
  told(...needles: string[]): string[];
  /** Where they are at all. */
  anywhere(...needles: string[]): string[];
}

/** How much each socket has heard by now: what was sent before a rule was tightened cannot be taken back. */
export const heardSoFar = (scene: Scene): Partial<Record<Who, number>> => Object.fromEntries(PEOPLE.map((who) => [who, scene.heard(who).length]));

/** Everything that can be known now of the session in which these things were said. `since`: how much of what each socket heard is left out. */
export async function scan(scene: Scene, said: readonly [Said, ...Said[]], since: Partial<Record<Who, number>> = {}): Promise<Scan> {
  const stored = [...(await rowsOf(scene)), ...(await backupOf(scene))];
  const answers = [];
  for (const each of said) answers.push(await answersOf(scene, each));
  const told = [...(await messagesOf(scene, said[0].session, since)), ...answers.flat(), ...(await filesOf(scene)), ...scene.log.map((text) => ({ where: 'log of the server', text, aside: false }))];
  return scanOf(stored, told);
}

/** What the database holds, and nothing else. */
export const storedOf = async (scene: Scene): Promise<Scan> => scanOf(await rowsOf(scene), []);

function scanOf(stored: readonly Unit[], told: readonly Unit[]): Scan {
  const where = (units: readonly Unit[], needles: readonly string[]): string[] => [...new Set(units.filter(({ text }) => needles.some((needle) => text.includes(needle))).map((unit) => unit.where))].sort();
  return {
    spoken: (...needles) => where([...stored, ...told].filter(({ aside }) => !aside), needles),
    told: (...needles) => where(told, needles),
    anywhere: (...needles) => where([...stored, ...told], needles),
  };
}

/** Files hold the stakeholders of the registry. */
const REGISTRY = /^(baraza of \w+, stakeholder|(kumu-\S+|polinode-xlsx|gexf|graphml|cytoscape|jgf|dot) of \w+)$/;
export const spokenFor = ({ spoken }: Scan, ...ofRegistry: string[]): string[] => spoken(...ofRegistry).filter((where) => !REGISTRY.test(where));

/** Where it came out who said it, for whom, or exactly when. */
export const remains = (found: Scan, { speaker, affiliation, at }: Said): string[] => [...found.spoken(speaker, ...writings(at)), ...spokenFor(found, affiliation)];

/** How a moment can be written: in ISO 8601, with or without milliseconds, and as the beginning of an id of version 7. */
export function writings(at: string): string[] {
  const hex = Date.parse(at).toString(16).padStart(12, '0');
  return [at.slice(11, 23), `${at.slice(11, 19)}Z`, `${hex.slice(0, 8)}-${hex.slice(8)}-7`, String(Date.parse(at))];
}

/** The first millisecond in which nothing that was done so far was written down. */
export async function nextMoment(): Promise<number> {
  const now = Date.now();
  while (Date.now() <= now) await new Promise(setImmediate);
  return Date.now();
}

/** Times and ids that tell a moment between the two, to less than five minutes; as `WHERE: TEXT`. */
export async function momentsBetween(scene: Scene, from: number, to: number): Promise<string[]> {
  const found: string[] = [];
  for (const { where, text } of await rowsOf(scene)) {
    const times = [...text.matchAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)/g)].map(([time]) => [time, Date.parse(time)] as const);
    const ids = [...text.matchAll(/\b([0-9a-f]{8})-([0-9a-f]{4})-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}\b/g)].map(([id, high, low]) => [id, Number.parseInt(`${high}${low}`, 16)] as const);
    for (const [told, moment] of [...times, ...ids]) if (moment >= from && moment <= to && moment % 300_000 !== 0) found.push(`${where}: ${told}`);
  }
  return found;
}
