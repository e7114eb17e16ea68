import { basename } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { isObject, type JsonObject, parseJson } from '../graph/json.js';
import type { Place } from '../problem.js';
import { FileRefused, exceeds } from '../tables/refused.js';
import type { ReadContext } from '../tables/types.js';
import type { Section } from './asked.js';
import { Taker, addRound, emptyDraft, emptyRound, setBeginning, setField, type Draft, type Round } from './rounds.js';
import { submissionProblem } from './submission-problems.js';
import type { SubmissionProblem } from './submission-types.js';
import { systemField, type SystemField } from './system-columns.js';
import { rawText, type RawAnswer } from './values.js';

const ENTRIES_A_TURN = 256;
// Groups in groups; no form comes near.
const DEEPEST = 32;

/**
 * Reads submissions from the JSON of Kobo (a list, or `results`; paths such as `group/question`; repeats as lists of objects) or of ODK Central (`value`; groups as
 * objects). Throws {@link FileRefused} for a text that is no JSON, holds no submissions, or more than the limits allow, which is counted before it is parsed.
 * @param bytes in UTF-8
 */
export async function draftsOfJson(bytes: Buffer, root: Section, problems: SubmissionProblem[], context: ReadContext): Promise<Draft[]> {
  const sheet = basename(context.name);
  // How deep it goes is no bound here: what lies too deep is kept as text.
  const json = parseJson(bytes, { ...context, limits: { ...context.limits, depth: Number.POSITIVE_INFINITY } });
  const { entries, isPart } = listOf(json);
  if (isPart) problems.push(submissionProblem('more-on-server', { sheet, row: 0 }, { here: entries.length }));
  const reader = new JsonReader(root, problems, context, sheet);
  context.setTotal(bytes.length);
  for (const [index, entry] of entries.entries()) {
    if (index % ENTRIES_A_TURN === 0) {
      await nextTurn();
      context.signal?.throwIfAborted();
    }
    reader.add(entry, index + 1);
    context.advance(bytes.length / entries.length);
  }
  return reader.finish();
}

/** The submissions of an answer of a server, and whether there are more of them there. */
function listOf(json: unknown): { entries: readonly unknown[]; isPart: boolean } {
  if (Array.isArray(json)) return { entries: json, isPart: false };
  if (!isObject(json)) throw new FileRefused('no-submissions');
  const isPart = (typeof json['next'] === 'string' && json['next'] !== '') || json['@odata.nextLink'] !== undefined;
  for (const name of ['results', 'value']) {
    const list = json[name];
    if (Array.isArray(list)) return { entries: list, isPart };
  }
  // One submission by itself.
  if (Object.keys(json).some((key) => systemField(key) === 'uuid' || systemField(key) === 'rootUuid')) return { entries: [json], isPart: false };
  throw new FileRefused('no-submissions');
}

class JsonReader {
  readonly #taker: Taker;
  readonly #drafts: Draft[] = [];

  constructor(
    readonly root: Section,
    readonly problems: SubmissionProblem[],
    readonly context: ReadContext,
    readonly sheet: string,
  ) {
    this.#taker = new Taker(problems);
  }

  add(entry: unknown, row: number): void {
    const place: Place = { sheet: this.sheet, row };
    this.context.budget.row();
    if (!isObject(entry)) {
      this.problems.push(submissionProblem('entry-not-understood', place));
      return;
    }
    const draft = emptyDraft(place);
    this.#read(entry, { section: this.root, round: draft, prefix: '', place, depth: 0, onField: (field, text) => setField(draft, field, text) });
    setBeginning(draft, this.root);
    this.#drafts.push(draft);
  }

  finish(): Draft[] {
    this.#taker.finish();
    return this.#drafts;
  }

  #read(object: JsonObject, at: Where): void {
    for (const [key, value] of Object.entries(object)) {
      if (value === null || value === '') continue;
      // Kobo repeats the whole path inside of repeats; ODK Central nests.
      const path = at.prefix === '' || key.startsWith(`${at.prefix}/`) ? key : `${at.prefix}/${key}`;
      this.#readValue(path, value as RawAnswer, at);
    }
  }

  #readValue(path: string, value: RawAnswer, at: Where): void {
    const { section, round, place, onField } = at;
    const field = section.questionAt.has(path) ? undefined : systemField(path.slice(section.repeat ? section.repeat.path.length + 1 : 0));
    // A question that has moved to another group since is still known by its name, where only one has it.
    const name = path.slice(path.lastIndexOf('/') + 1);
    const asked = section.questionAt.get(path) ?? (field ? undefined : section.named.get(name));
    const repeat = Array.isArray(value) ? (section.repeatAt.get(path) ?? onlyOne(section.repeats.filter((each) => each.repeat!.name === name))) : undefined;
    if (repeat) this.#readRounds(value as unknown[], repeat, at);
    else if (asked) this.#taker.take(round, asked, this.#counted(value, place), place, path);
    else if (isObject(value) && isGroup(path, field) && at.depth < DEEPEST) this.#read(value, { ...at, prefix: path, depth: at.depth + 1 });
    else if (!field) this.#taker.keepBeside(round, path, typeof value === 'object' ? rawText(this.#counted(value, place)) : this.#counted(value, place), place);
    else if (typeof value !== 'object') onField?.(field, String(this.#counted(value, place)));
  }

  #readRounds(values: readonly unknown[], section: Section, { round: parent, place, depth }: Where): void {
    for (const value of values) {
      this.context.budget.row();
      // What cannot be read keeps its place, for rounds are known again by theirs.
      const round = emptyRound();
      addRound(parent, section.repeat!.path, round);
      if (!isObject(value)) this.problems.push(submissionProblem('entry-not-understood', place, {}, section.repeat!.path));
      else this.#read(value, { section, round, prefix: section.repeat!.path, place, depth: depth + 1 });
    }
  }

  /** The value itself, within the limits that hold for cells. */
  #counted<T extends RawAnswer>(value: T, { sheet, row }: Place): T {
    const { limits, budget } = this.context;
    const text = rawText(value);
    if (exceeds(limits, 'cellChars', text.length)) throw new FileRefused('cell-too-long', { sheet, row, limit: limits.cellChars });
    budget.cell(text);
    return value;
  }
}

interface Where {
  section: Section;
  round: Round;
  /** The path of the object whose keys are read. */
  prefix: string;
  place: Place;
  depth: number;
  /** What the system says of a submission; in a repeat it says nothing that counts. */
  onField?: (field: SystemField, text: string) => void;
}

/** What the system keeps in objects (`meta`, `__system`) is looked into; what it keeps to itself is not. */
const isGroup = (path: string, field: SystemField | undefined): boolean => field === undefined || path === 'meta' || path === '__system';

const onlyOne = <T>(items: readonly T[]): T | undefined => (items.length === 1 ? items[0] : undefined);
