/**
 * Answers a plan level by level: what a whole level asks of one kind of record, or of one list, is one statement whose rows come as one JSON value, and goes into the answer without a resolver or a promise for each field.
 * What is the same record in the same place of the question is one object in the answer.
 */
import type { EntityName } from '@baraza/domain';
import { fieldReader } from '@baraza/persistence';
import { GraphQLError } from 'graphql';
import { encodeCursor } from '../reading/order.js';
import type { FieldRow, PageRow } from '../reading/reader.js';
import type { Node, Scope } from '../reading/scope.js';
import { isHidden } from '../schema/connection.js';
import { requirePast } from '../schema/moment.js';
import type { RequestContext } from '../services.js';
import { isOpen } from './kinds.js';
import type { Part, Selection } from './plan.js';

type Out = Record<string, unknown>;
type PartAs<A extends Part['as']> = Extract<Part, { as: A }>;

/** Thrown where a plan cannot be answered; the question is then answered field by field, which says what is wrong and where. */
class Unanswerable extends Error {}

/** Records of one place of the question. */
interface Work {
  selection: Selection;
  /** Position of each field in the rows. */
  at: ReadonlyMap<string, number>;
  rows: readonly FieldRow[];
  outs: readonly Out[];
  /** The record itself, where a question begins. */
  node: Node | null;
}

/** A part that waits for a statement: for each record that asks, the id that it asks of; null where it asks for nothing. */
interface Use<P extends Part> {
  part: P;
  ids: readonly (string | null)[];
  outs: readonly Out[];
}

/**
 * @returns the data of the answer; null where there is no plan, or where something stands in the way: who then answers field by field tells what, and where.
 * @throws what is a defect here.
 */
export async function answerByLevels(plan: readonly Part[] | null, context: RequestContext): Promise<Out | null> {
  if (!plan) return null;
  try {
    return await answer(plan, context);
  } catch (error) {
    // A value that fits no type, an argument that is refused, or a statement that failed: the session keeps its error and runs nothing again.
    if (error instanceof Unanswerable || error instanceof GraphQLError || (await context.reads.failed(error))) return null;
    throw error;
  }
}

async function answer(plan: readonly Part[], context: RequestContext): Promise<Out> {
  const data: Out = {};
  for (const part of plan) {
    if (part.as === 'constant') data[part.key] = part.value;
    else if (part.as === 'entry') data[part.key] = await enter(part, undefined, context);
    else throw new Unanswerable();
  }
  return data;
}

async function enter(part: PartAs<'entry'>, source: unknown, context: RequestContext): Promise<Out | null> {
  const node = (await part.definition.resolve!(source, part.args, context, undefined as never)) as Node | null;
  if (node === null) return null;
  const out: Out = {};
  await new Answering(node.scope, context).levels([workOf(part.selection, node, out)]);
  return out;
}

function workOf(selection: Selection, node: Node, out: Out): Work {
  const fields = fieldsOf(selection, node.scope);
  return { selection, at: positions(fields), rows: [fields.map((field) => node.record[field] ?? null)], outs: [out], node };
}

/** Fields that must be read for a selection, as far as the viewer may; the id first. */
function fieldsOf({ entity, parts }: Selection, { viewer }: Scope): string[] {
  const fields = new Set(['id']);
  for (const part of parts) if ((part.as === 'value' || part.as === 'reference') && isOpen(viewer, entity, part.field)) fields.add(part.field);
  return [...fields];
}

const positions = (fields: readonly string[]): Map<string, number> => new Map(fields.map((field, index) => [field, index]));

class Answering {
  constructor(
    private readonly scope: Scope,
    private readonly context: RequestContext,
  ) {}

  async levels(works: readonly Work[]): Promise<void> {
    for (let level = works; level.length > 0; ) level = await this.level(level);
  }

  /** Fills in what is known, asks for the rest, and gives what is to be answered next. */
  private async level(works: readonly Work[]): Promise<Work[]> {
    const references = new Map<EntityName, Use<PartAs<'reference'>>[]>();
    const lists = new Map<string, Use<PartAs<'list'>>[]>();
    const entries: Promise<void>[] = [];
    for (const work of works) {
      for (const part of work.selection.parts) {
        if (part.as === 'constant') for (const out of work.outs) out[part.key] = part.value;
        else if (part.as === 'value') this.value(work, part);
        else if (part.as === 'reference') push(references, part.selection.entity, this.use(work, part, part.field));
        else if (part.as === 'list') push(lists, `${part.relation.to} ${part.relation.fields.join(' ')} ${JSON.stringify(part.request)}`, this.use(work, part, 'id'));
        else entries.push(this.entry(work, part));
      }
    }
    const next = await Promise.all([...[...references.values()].map((uses) => this.references(uses)), ...[...lists.values()].map((uses) => this.lists(uses))]);
    await Promise.all(entries);
    return next.flat();
  }

  private value({ selection: { entity }, at, rows, outs }: Work, { key, field, required, complete }: PartAs<'value'>): void {
    const position = at.get(field);
    const read = fieldReader(entity, field);
    for (const [index, out] of outs.entries()) {
      const value = position === undefined ? null : rows[index]![position];
      if (value !== null && value !== undefined) out[key] = complete(read ? read(value) : value);
      else if (required) throw new Unanswerable();
      else out[key] = null;
    }
  }

  /** Keeps the part's place among the keys of the answer. */
  private use<P extends Part>({ at, rows, outs }: Work, part: P, field: string): Use<P> {
    const position = at.get(field);
    for (const out of outs) out[part.key] = null;
    return { part, outs, ids: rows.map((row) => (position === undefined ? null : (row[position] as string | null))) };
  }

  private async entry({ node, outs }: Work, part: PartAs<'entry'>): Promise<void> {
    if (!node) throw new Unanswerable();
    outs[0]![part.key] = null;
    outs[0]![part.key] = await enter(part, node, this.context);
  }

  private async references(uses: readonly Use<PartAs<'reference'>>[]): Promise<Work[]> {
    const { entity } = uses[0]!.part.selection;
    const fields = [...new Set(uses.flatMap(({ part }) => fieldsOf(part.selection, this.scope)))];
    const ids = distinct(uses);
    if (ids.size === 0) return [];
    const found = await this.context.reads.reader.fieldsOf(this.scope, entity, fields, [...ids.keys()]);
    const at = positions(fields);
    return uses.map(({ part, ids: asked, outs }) => {
      const rows: FieldRow[] = [];
      const made: Out[] = [];
      const madeFor: (Out | undefined)[] = [];
      for (const [index, id] of asked.entries()) {
        const place = id === null ? -1 : ids.get(id)!;
        const row = found[place];
        if (row === undefined) continue;
        let out = madeFor[place];
        if (!out) {
          madeFor[place] = out = {};
          rows.push(row);
          made.push(out);
        }
        outs[index]![part.key] = out;
      }
      return { selection: part.selection, at, rows, outs: made, node: null };
    });
  }

  private async lists(uses: readonly Use<PartAs<'list'>>[]): Promise<Work[]> {
    const { relation, request } = uses[0]!.part;
    requirePast(this.scope, relation.to);
    if (isHidden(this.scope, relation.to)) return this.pages(uses, distinct(uses), [], true);
    const fields = [...new Set(uses.flatMap(({ part }) => fieldsOf(part.selection, this.scope)))];
    const ids = distinct(uses);
    if (ids.size === 0) return [];
    const nothing = !request.wants.rows && !request.wants.total;
    const rows = nothing ? [] : await this.context.reads.reader.pagesOf(this.scope, relation, fields, uses.some(({ part }) => part.cursor), [...ids.keys()], request);
    return this.pages(uses, ids, rows, false, positions(fields));
  }

  private pages(uses: readonly Use<PartAs<'list'>>[], ids: ReadonlyMap<string, number>, rows: readonly PageRow[], hidden: boolean, at: ReadonlyMap<string, number> = new Map()): Work[] {
    const ofKey: PageRow[][] = Array.from({ length: ids.size }, () => []);
    for (const row of rows) ofKey[row[0] - 1]!.push(row);
    return uses.map(({ part, ids: asked, outs }) => {
      const work = { selection: part.selection, at, rows: [] as FieldRow[], outs: [] as Out[], node: null };
      const pages = ofKey.map((found) => pageOf(part, found, hidden, work));
      for (const [index, id] of asked.entries()) outs[index]![part.key] = id === null ? null : pages[ids.get(id)!];
      return work;
    });
  }
}

/** A page as it is asked for; its records go into `work`, to be filled. */
function pageOf({ page, request }: PartAs<'list'>, rows: readonly PageRow[], hidden: boolean, work: { rows: FieldRow[]; outs: Out[] }): Out {
  const found = rows.filter(([, fields]) => fields !== null);
  const shown = found.slice(0, request.first);
  const items = shown.map(([, fields]) => {
    const out: Out = {};
    work.rows.push(fields!);
    work.outs.push(out);
    return out;
  });
  const cursorOf = (index: number): string => encodeCursor(request.order, shown[index]![2]!);
  const out: Out = {};
  for (const part of page) {
    if (part.as === 'nodes') out[part.key] = items;
    else if (part.as === 'totalCount') out[part.key] = rows[0]?.[3] ?? 0;
    else if (part.as === 'hidden') out[part.key] = hidden;
    else if (part.as === 'constant') out[part.key] = part.value;
    else if (part.as === 'edges') out[part.key] = items.map((node, index) => Object.fromEntries(part.parts.map(({ key, as, value }) => [key, as === 'cursor' ? cursorOf(index) : as === 'node' ? node : value])));
    else {
      const endCursor = part.parts.some(({ as }) => as === 'endCursor') && shown.length > 0 ? cursorOf(shown.length - 1) : null;
      out[part.key] = Object.fromEntries(part.parts.map(({ key, as, value }) => [key, as === 'constant' ? value : as === 'endCursor' ? endCursor : found.length > request.first]));
    }
  }
  return out;
}

/** The ids that are asked of, each once, with its place. */
function distinct(uses: readonly { ids: readonly (string | null)[] }[]): Map<string, number> {
  const places = new Map<string, number>();
  for (const { ids } of uses) for (const id of ids) if (id !== null && !places.has(id)) places.set(id, places.size);
  return places;
}

function push<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
