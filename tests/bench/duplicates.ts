/**
 * `npm run bench -- duplicates`: how many of those who stand twice in a registry are found (recall), and how many of the found pairs are the same (precision), at the product's threshold and at others; and how long a registry of
 * 10,000 takes. The actors are real, from a file of peace agreements with their other names; who stands twice is made from it with a printed seed: under one of the other names, or under their own written differently. Weights and
 * threshold were chosen on one half of the actors; what is told is of the other.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Candidate, findDuplicates, type Party, THRESHOLD } from '@baraza/analysis';
import { fold, pairKey } from '@baraza/domain';
import { parse } from 'csv-parse/sync';
import type { Say } from './harness.js';
import { randomOf } from './nested-seed.js';
import { round } from './statistics.js';

/** Lies beside the repository, not in it. */
const FILE = fileURLToPath(new URL('../../../shared/data/maps/paax_actor_aliases.csv', import.meta.url));
const SEED = 20_262;
const CURVE = [0.3, 0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.9];
const LARGE = 10_000;

interface Actor {
  id: string;
  name: string;
  abbreviation: string | null;
  others: string[];
}
type Way = 'otherName' | 'writtenDifferently';
interface Registry {
  parties: Party[];
  /** Pairs that are the same, and how the second one was made. */
  same: Map<string, Way>;
}

/** Other names that are names: not longer than a line, of one actor only, and not the name itself. */
function actorsOf(text: string): Actor[] {
  const rows = parse<Record<string, string>>(text, { columns: true }).map((row) => ({ id: row['id_paax']!, name: row['actor_name']!.trim(), abbreviation: row['abbreviation']!.trim() || null, others: row['alternative_names']!.split(' | ').map((other) => other.trim()) }));
  const owners = new Map<string, Set<string>>();
  for (const { id, name, others } of rows) for (const each of [name, ...others]) owners.set(each.toLowerCase(), (owners.get(each.toLowerCase()) ?? new Set()).add(id));
  // The file has an actor anew for each country and conflict (“Civil Society” forty times): of a name there is one here.
  const first = new Map(rows.map((row) => [fold(row.name), row]));
  return [...first.values()].map((row) => ({ ...row, others: [...new Set(row.others)].filter((other) => other.length > 3 && other.length <= 80 && other.toLowerCase() !== row.name.toLowerCase() && owners.get(other.toLowerCase())!.size === 1) }));
}

type Random = () => number;
const pick = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random() * from.length)]!;

/** The name as somebody else would write it: with a slip, a word left out or cut, in another order, without capitals, with the abbreviation. */
function writtenDifferently({ name, abbreviation }: Actor, random: Random): string {
  const words = name.split(/\s+/);
  const at = Math.floor(random() * name.length);
  const ways = [
    () => name.slice(0, at) + name.slice(at + 1),
    () => name.slice(0, at) + (name[at + 1] ?? '') + (name[at] ?? '') + name.slice(at + 2),
    () => name.toUpperCase(),
    () => `The ${name}`,
    () => name.replace(/[-/,]/g, ' '),
    () => (abbreviation ? `${name} (${abbreviation})` : name.toLowerCase()),
    () => (words.length > 2 ? [...words.slice(1), words[0]].join(' ') : name.toLowerCase()),
    () => words.map((word, index) => (index === 0 && word.length > 5 ? `${word.slice(0, 3)}.` : word)).join(' '),
  ];
  return pick(random, ways)();
}

/** Every actor once, and half of them twice. */
function registryOf(actors: readonly Actor[], random: Random): Registry {
  const parties: Party[] = [];
  const same = new Map<string, Way>();
  for (const actor of actors) {
    parties.push({ id: actor.id, name: actor.name, aliases: actor.abbreviation && random() < 0.5 ? [actor.abbreviation] : [], neighbours: [] });
    if (random() < 0.5) continue;
    const way: Way = actor.others.length > 0 && random() < 0.5 ? 'otherName' : 'writtenDifferently';
    const twin = `${actor.id} again`;
    parties.push({ id: twin, name: way === 'otherName' ? pick(random, actor.others) : writtenDifferently(actor, random), aliases: [], neighbours: [] });
    same.set(pairKey(actor.id, twin), way);
  }
  return { parties, same };
}

const share = (part: number, whole: number): number => (whole === 0 ? 0 : Math.round((1000 * part) / whole) / 1000);

function figuresAt(threshold: number, candidates: readonly Candidate[], { same }: Registry): Record<string, number> {
  const found = candidates.filter(({ score }) => score >= threshold).map(({ ids }) => pairKey(...ids));
  const right = found.filter((key) => same.has(key));
  const of = (way: Way): number => share(right.filter((key) => same.get(key) === way).length, [...same.values()].filter((each) => each === way).length);
  const [precision, recall] = [share(right.length, found.length), share(right.length, same.size)];
  return { threshold, pairs: found.length, precision, recall, 'recall, written differently': of('writtenDifferently'), 'recall, other name': of('otherName'), f1: share(2 * precision * recall, precision + recall) };
}

/** A registry of so many, of names put together from the words of the real ones. */
function largeRegistry(actors: readonly Actor[], random: Random): Party[] {
  return Array.from({ length: LARGE }, (_, index): Party => {
    const [one, two] = [pick(random, actors), pick(random, actors)];
    const words = [...one.name.split(/\s+/), ...two.name.split(/\s+/)].slice(0, 3 + Math.floor(random() * 5));
    return { id: String(index), name: words.join(' '), aliases: random() < 0.3 && one.others.length > 0 ? [pick(random, one.others)] : [], neighbours: Array.from({ length: 6 }, () => String(Math.floor(random() * LARGE))) };
  });
}

/** @param flags `--train`: of the half on which weights and threshold were chosen; `--show`: also wrong and missing pairs. */
export async function bench(say: Say, flags: readonly string[]): Promise<Record<string, unknown>> {
  if (!existsSync(FILE)) throw new Error(`The file of actors is not here: ${FILE}`);
  const actors = actorsOf(readFileSync(FILE, 'utf8'));
  const half = flags.includes('--train') ? 'train' : 'test';
  const random = randomOf(SEED);
  const halves = { train: [] as Actor[], test: [] as Actor[] };
  for (const actor of actors) halves[random() < 0.5 ? 'train' : 'test'].push(actor);
  const registry = registryOf(halves[half], random);
  say(`Comparing ${registry.parties.length} names, ${registry.same.size} of them twice (seed ${SEED}, ${half} half) …`);
  const candidates = findDuplicates(registry.parties, { threshold: 0 });
  if (flags.includes('--show')) show(say, candidates, registry);
  say(`Comparing ${LARGE} …`);
  const large = largeRegistry(actors, random);
  const [started, before] = [performance.now(), process.cpuUsage()];
  const found = findDuplicates(large);
  const seconds = round((performance.now() - started) / 1000);
  const cpuSeconds = round(process.cpuUsage(before).user / 1e6);
  return { seed: SEED, half, actors: halves[half].length, twice: registry.same.size, 'at the threshold of the product': figuresAt(THRESHOLD, candidates, registry), curve: CURVE.map((threshold) => figuresAt(threshold, candidates, registry)), [`${LARGE} stakeholders`]: { seconds, cpuSeconds, pairs: found.length } };
}

function show(say: Say, candidates: readonly Candidate[], { parties, same }: Registry): void {
  const names = new Map(parties.map(({ id, name }) => [id, name]));
  const told = ({ ids, score, reasons }: Candidate): string => `${score} “${names.get(ids[0])}” – “${names.get(ids[1])}” ${reasons.map(({ code }) => code).join(' ')}`;
  for (const each of candidates.filter(({ ids, score }) => score >= THRESHOLD && !same.has(pairKey(...ids))).slice(0, 60)) say(`wrong: ${told(each)}`);
  const found = new Set(candidates.filter(({ score }) => score >= THRESHOLD).map(({ ids }) => pairKey(...ids)));
  for (const [key, way] of [...same].filter(([each]) => !found.has(each)).slice(0, 60)) {
    const original = [...names.keys()].find((id) => pairKey(id, `${id} again`) === key)!;
    say(`missing (${way}): “${names.get(original)}” – “${names.get(`${original} again`)}”`);
  }
}
