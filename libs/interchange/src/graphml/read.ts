import { GraphBuilder, headerFor, type RawElement } from '../graph/build.js';
import { readXmlFile } from '../graph/read-xml.js';
import type { GraphDirection, GraphFile, GraphValue } from '../graph/types.js';
import { attributeValue } from '../gexf/values.js';
import type { ReadContext } from '../tables/types.js';
import type { Attributes } from '../tables/xml.js';

/**
 * Reads GraphML (graphml.graphdrawing.org): keys with their types and defaults, lists as JSON where a key says `attr.list`, descriptions, edges in parallel, each directed or not. Of what yEd draws, labels and positions are
 * taken. Hyperedges, ports and which node stands inside of which are counted and left out. Throws FileRefused.
 * @param bytes in UTF-8
 */
export async function readGraphml(bytes: Buffer, context: ReadContext): Promise<GraphFile> {
  const reader = new GraphmlReader(context);
  await readXmlFile(bytes, context, { open: (name, attributes) => reader.open(name, attributes), close: (name) => reader.close(name), text: (text) => reader.text(text) });
  return reader.finish();
}

interface Key {
  name: string;
  type: string;
  isList: boolean;
  fallback: string | null;
}

interface Item {
  kind: 'node' | 'edge';
  attributes: Attributes;
  values: Map<string, GraphValue>;
  /** What yEd draws. */
  drawn: { label: string | null; position: RawElement['position'] };
}

/** What is counted and left out. */
type Counted = 'nesting-left-out' | 'hyperedges-left-out' | 'ports-left-out';
const LABEL_TAGS = ['NodeLabel', 'EdgeLabel'];

class GraphmlReader {
  readonly #builder: GraphBuilder;
  readonly #keys = { node: new Map<string, Key>(), edge: new Map<string, Key>() };
  /** Keys of the tag that is being read: one, or two where it is for nodes and edges. */
  #key: Key[] = [];
  /** Text that is being gathered, and for which tag. */
  #text: { tag: string; text: string } | null = null;
  #data: string | null = null;
  #item: Item | null = null;
  #direction: GraphDirection[] = [];
  #graphs = 0;
  #open = 0;
  readonly #counts: Record<Counted, number> = { 'nesting-left-out': 0, 'hyperedges-left-out': 0, 'ports-left-out': 0 };

  constructor(context: ReadContext) {
    this.#builder = new GraphBuilder(context, { elements: 'nodes', connections: 'edges', typed: true, ends: 'ids' });
  }

  open(name: string, attributes: Attributes): void {
    switch (name) {
      case 'key':
        return this.#declare(attributes);
      case 'default':
      case 'desc':
        this.#text = { tag: name, text: '' };
        return;
      case 'graph':
        this.#direction.push(attributes['edgedefault'] === 'undirected' ? 'undirected' : 'directed');
        if (this.#open === 0) this.#graphs += 1;
        return;
      case 'node':
        if (this.#open > 0) this.#counts['nesting-left-out'] += 1;
        this.#open += 1;
        return this.#begin('node', attributes);
      case 'edge':
        return this.#begin('edge', attributes);
      case 'hyperedge':
        this.#counts['hyperedges-left-out'] += 1;
        this.#end();
        return;
      case 'port':
        this.#counts['ports-left-out'] += 1;
        return;
      case 'data':
        this.#data = attributes['key'] ?? '';
        this.#text = { tag: name, text: '' };
        return;
      default:
        if (this.#item && this.#data !== null) this.#drawn(this.#item, name, attributes);
    }
  }

  text(text: string): void {
    if (this.#text) this.#text.text += text;
  }

  close(name: string): void {
    if (this.#text?.tag === name) this.#take(name, this.#text.text);
    if (name === 'data') this.#data = null;
    else if (name === 'key') this.#key = [];
    else if (name === 'graph') this.#direction.pop();
    else if (name === 'edge') this.#end();
    else if (name === 'node') {
      this.#end();
      this.#open -= 1;
    }
  }

  finish(): GraphFile {
    if (this.#graphs > 1) this.#builder.note('several-graphs', undefined, { count: this.#graphs });
    for (const [code, count] of Object.entries(this.#counts) as [Counted, number][]) if (count > 0) this.#builder.note(code, undefined, { count });
    return this.#builder.finish();
  }

  #declare(attributes: Attributes): void {
    const id = attributes['id'] ?? '';
    const kinds = (['node', 'edge'] as const).filter((kind) => [kind, 'all', undefined].includes(attributes['for']));
    const others = new Set(kinds.flatMap((kind) => [...this.#keys[kind]].flatMap(([known, { name }]) => (known === id ? [] : [name]))));
    const key: Key = { name: headerFor(attributes['attr.name']?.trim() || id, others), type: (attributes['attr.type'] ?? 'string').toLowerCase(), isList: attributes['attr.list'] !== undefined, fallback: null };
    this.#key = [key];
    for (const kind of kinds) this.#keys[kind].set(id, key);
    this.#builder.checkColumns(Math.max(this.#keys.node.size, this.#keys.edge.size));
  }

  #begin(kind: 'node' | 'edge', attributes: Attributes): void {
    this.#end();
    this.#item = { kind, attributes, values: new Map(), drawn: { label: null, position: null } };
  }

  #take(tag: string, text: string): void {
    this.#text = null;
    if (tag === 'default') for (const key of this.#key) key.fallback = text;
    else if (!this.#item) return;
    else if (tag === 'desc') this.#item.values.set('Description', text.trim());
    else if (LABEL_TAGS.includes(tag)) this.#item.drawn.label ??= text.trim();
    else if (this.#data !== null) this.#value(this.#item, this.#data, text);
  }

  #value({ kind, values }: Item, id: string, text: string): void {
    const key = this.#keys[kind].get(id);
    const name = key?.name ?? id;
    if (name !== '') values.set(name, key ? valueOf(key, text) : text);
    this.#builder.checkColumns(values.size);
  }

  #drawn({ drawn }: Item, tag: string, attributes: Attributes): void {
    // A data that holds tags is no text.
    if (LABEL_TAGS.includes(tag)) this.#text = { tag, text: '' };
    else if (this.#text?.tag === 'data') this.#text = null;
    if (tag === 'Geometry') drawn.position = { x: middle(attributes, 'x', 'width'), y: middle(attributes, 'y', 'height') };
  }

  #end(): void {
    const item = this.#item;
    if (!item) return;
    this.#item = null;
    const { kind, attributes, values, drawn } = item;
    for (const key of this.#keys[kind].values()) if (key.fallback !== null && !values.has(key.name)) values.set(key.name, valueOf(key, key.fallback));
    if (kind === 'node') this.#node(item);
    else {
      const direction = attributes['directed'] === undefined ? (this.#direction.at(-1) ?? 'directed') : attributes['directed'] === 'false' ? 'undirected' : 'directed';
      this.#builder.connection({ id: attributes['id'] ?? null, from: attributes['source'] ?? null, to: attributes['target'] ?? null, direction, values: [...labelOf(values, drawn.label), ...values] });
    }
  }

  #node({ attributes, values, drawn }: Item): void {
    const [x, y] = [values.get('x'), values.get('y')];
    const isPlaced = typeof x === 'number' && typeof y === 'number';
    if (isPlaced) for (const axis of ['x', 'y']) values.delete(axis);
    const [[, label] = [null, null]] = labelOf(values, drawn.label);
    this.#builder.element({ id: attributes['id'] ?? null, label, values, position: isPlaced ? { x, y } : drawn.position });
  }
}

/** Takes the label out of the values: of a key of that name, else as it is drawn. */
function labelOf(values: Map<string, GraphValue>, drawn: string | null): [string, string][] {
  const name = ['label', 'Label'].find((each) => typeof values.get(each) === 'string');
  const label = name === undefined ? drawn : (values.get(name) as string);
  if (name !== undefined) values.delete(name);
  return label === null || label === '' ? [] : [['Label', label]];
}

function valueOf({ type, isList }: Key, text: string): GraphValue {
  if (!isList) return attributeValue(type, text);
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) ? list.map(String) : attributeValue('liststring', text);
  } catch {
    return attributeValue('liststring', text);
  }
}

/** Of a box that is drawn, its middle. */
const middle = (attributes: Attributes, axis: 'x' | 'y', size: 'width' | 'height'): unknown => {
  const from = Number(attributes[axis]);
  return attributes[axis] === undefined || !Number.isFinite(from) ? attributes[axis] : from + (Number(attributes[size]) || 0) / 2;
};
