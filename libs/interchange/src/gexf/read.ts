import { GraphBuilder, headerFor, type RawConnection, type RawElement } from '../graph/build.js';
import type { Interval } from '../graph/times.js';
import { readXmlFile } from '../graph/read-xml.js';
import type { GraphDirection, GraphFile, GraphValue } from '../graph/types.js';
import type { ReadContext } from '../tables/types.js';
import type { Attributes } from '../tables/xml.js';
import { attributeValue } from './values.js';

/**
 * Reads GEXF 1.1 to 1.3 (https://gexf.net): typed attributes with defaults, lists, positions, times as start and end, spells or intervals; edges in parallel, of any type. Colours, sizes and shapes are
 * kept as columns under their names there. Its y axis points upwards, ours downwards. Throws FileRefused.
 * @param bytes in UTF-8
 */
export async function readGexf(bytes: Buffer, context: ReadContext): Promise<GraphFile> {
  const reader = new GexfReader(context);
  await readXmlFile(bytes, context, { open: (name, attributes) => reader.open(name, attributes), close: (name) => reader.close(name), text: (text) => reader.text(text) });
  return reader.finish();
}

interface Declared {
  title: string;
  type: string;
  /** What an item has that says nothing else. */
  fallback: string | null;
}

interface Item {
  kind: 'node' | 'edge';
  attributes: Attributes;
  values: Map<string, GraphValue>;
  times: Interval[];
  position: RawElement['position'];
}

const DIRECTIONS: readonly string[] = ['directed', 'undirected', 'mutual'] satisfies GraphDirection[];
/** What is drawn of an item, by the name of its tag, and how it is written in one text. */
const DRAWN: Record<string, (attributes: Attributes) => GraphValue> = {
  color: (a) => a['hex'] ?? ['r', 'g', 'b', ...(a['a'] === undefined ? [] : ['a'])].map((part) => a[part] ?? '').join(','),
  size: (a) => Number(a['value']),
  thickness: (a) => Number(a['value']),
  shape: (a) => a['value'] ?? null,
};

class GexfReader {
  readonly #builder: GraphBuilder;
  readonly #declared = { node: new Map<string, Declared>(), edge: new Map<string, Declared>() };
  #class: 'node' | 'edge' = 'node';
  #attribute: Declared | null = null;
  #default: string | null = null;
  #item: Item | null = null;
  #defaultDirection: GraphDirection = 'undirected';
  /** Nodes that are open, or hold others that are. */
  #open = 0;
  #nested = 0;
  readonly #changing = new Set<string>();

  constructor(context: ReadContext) {
    this.#builder = new GraphBuilder(context, { elements: 'nodes', connections: 'edges', typed: true, ends: 'ids' });
  }

  open(name: string, attributes: Attributes): void {
    switch (name) {
      case 'graph':
        this.#defaultDirection = directionOf(attributes['defaultedgetype'], 'undirected');
        return;
      case 'attributes':
        this.#class = attributes['class'] === 'edge' ? 'edge' : 'node';
        return;
      case 'attribute':
        return this.#declare(attributes);
      case 'default':
        this.#default = '';
        return;
      case 'node':
      case 'edge':
        return this.#begin(name, attributes);
      default:
        if (this.#item) this.#describe(this.#item, name, attributes);
    }
  }

  text(text: string): void {
    if (this.#default !== null) this.#default += text;
  }

  close(name: string): void {
    if (name === 'default' && this.#attribute) {
      this.#attribute.fallback = this.#default;
      this.#default = null;
    } else if (name === 'attribute') this.#attribute = null;
    else if (name === 'edge') this.#end();
    else if (name === 'node') {
      this.#end();
      this.#open -= 1;
    }
  }

  finish(): GraphFile {
    if (this.#nested > 0) this.#builder.note('nesting-left-out', undefined, { count: this.#nested });
    for (const column of this.#changing) this.#builder.note('changes-over-time', undefined, { column });
    return this.#builder.finish();
  }

  #declare(attributes: Attributes): void {
    const id = attributes['id'] ?? '';
    const others = new Set([...this.#declared[this.#class]].flatMap(([known, { title }]) => (known === id ? [] : [title])));
    this.#attribute = { title: headerFor(attributes['title']?.trim() || id, others), type: (attributes['type'] ?? 'string').toLowerCase(), fallback: null };
    this.#declared[this.#class].set(id, this.#attribute);
    this.#builder.checkColumns(this.#declared[this.#class].size);
  }

  #begin(kind: 'node' | 'edge', attributes: Attributes): void {
    // Nodes may stand inside of one that has been described before them.
    this.#end();
    if (kind === 'node') {
      if (this.#open > 0 || attributes['pid'] !== undefined) this.#nested += 1;
      this.#open += 1;
    }
    this.#item = { kind, attributes, values: new Map(), times: [], position: null };
    this.#addTime(this.#item, attributes);
    for (const [from, to] of intervalsOf(attributes['intervals'])) this.#item.times.push([openTime(from), openTime(to)]);
    this.#builder.checkColumns(this.#item.times.length);
  }

  #describe(item: Item, name: string, attributes: Attributes): void {
    if (name === 'attvalue') this.#value(item, attributes);
    else if (name === 'position') item.position = { x: attributes['x'], y: upwards(attributes['y']) };
    else if (name === 'spell') this.#addTime(item, attributes);
    else if (name === 'parent') this.#nested += 1;
    else if (Object.hasOwn(DRAWN, name)) item.values.set(`viz:${name}`, DRAWN[name]!(attributes));
  }

  #value({ kind, values }: Item, attributes: Attributes): void {
    const id = attributes['for'] ?? attributes['id'] ?? '';
    const { title, type } = this.#declared[kind].get(id) ?? { title: id, type: 'string' };
    if (title === '') return;
    if (values.has(title)) this.#changing.add(title);
    values.set(title, attributeValue(type, attributes['value'] ?? ''));
    this.#builder.checkColumns(values.size);
  }

  #addTime({ times }: Item, attributes: Attributes): void {
    const at = attributes['timestamp'];
    const [from, to] = at === undefined ? [attributes['start'] ?? attributes['startopen'], attributes['end'] ?? attributes['endopen']] : [at, at];
    if (from !== undefined || to !== undefined) times.push([openTime(from), openTime(to)]);
    this.#builder.checkColumns(times.length);
  }

  #end(): void {
    const item = this.#item;
    if (!item) return;
    this.#item = null;
    for (const { title, type, fallback } of this.#declared[item.kind].values()) if (fallback !== null && !item.values.has(title)) item.values.set(title, attributeValue(type, fallback));
    const { attributes, times } = item;
    if (item.kind === 'node') this.#builder.element({ id: attributes['id'] ?? null, label: attributes['label'] ?? null, values: item.values, times, position: item.position });
    else this.#builder.connection(this.#edge(item));
  }

  #edge({ attributes, values, times }: Item): RawConnection {
    const weight = attributes['weight'];
    const own: [string, GraphValue][] = [
      ['Type', attributes['kind'] ?? null],
      ['Label', attributes['label'] ?? null],
      ['Weight', weight === undefined ? null : attributeValue('double', weight)],
    ];
    return { id: attributes['id'] ?? null, from: attributes['source'] ?? null, to: attributes['target'] ?? null, direction: directionOf(attributes['type'], this.#defaultDirection), values: [...own, ...values], times };
  }
}

const directionOf = (text: string | undefined, otherwise: GraphDirection): GraphDirection => (DIRECTIONS.includes(text ?? '') ? (text as GraphDirection) : otherwise);

const upwards = (y: string | undefined): unknown => (y !== undefined && Number.isFinite(Number(y)) ? 0 - Number(y) : y);

const openTime = (time: string | undefined): string | null => (time === undefined || time.trim() === '' || /^[+-]?inf(inity)?$/i.test(time.trim()) ? null : time.trim());

/** `<[2001, 2003]; [2005, 2007]>` */
const intervalsOf = (text: string | undefined): [string, string][] => [...(text ?? '').matchAll(/[[(]([^,;[\]()]*),([^,;[\]()]*)/g)].map(([, from, to]) => [from!, to!]);
