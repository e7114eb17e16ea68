import { GraphBuilder } from '../graph/build.js';
import { isObject, type JsonObject, memberOf, objectsOf, textIn, valueOf } from '../graph/json.js';
import type { GraphDirection, GraphFile, GraphValue } from '../graph/types.js';
import type { ReadContext } from '../tables/types.js';

/**
 * Reads Kumu's JSON: the blueprint, whose elements hold their attributes themselves, and the export of a project, where they stand in `attributes` under names in small letters, and maps say where each element
 * is. Ends are ids, else labels; an element that is only named is created. Source: docs.kumu.io, “JSON / Blueprints”.
 */
export function readKumuJson(json: JsonObject, context: ReadContext): GraphFile {
  const defined = definitionsOf(json);
  const builder = new GraphBuilder(context, { elements: 'elements', connections: 'connections', typed: defined.size > 0, ends: 'labels', ownId: OWN_ID });
  const attributes = (item: JsonObject, kind: 'element' | 'connection'): [string, GraphValue][] => attributesOf(item, kind, defined);
  const [elements, connections] = [objectsOf(memberOf(json, 'elements')), objectsOf(memberOf(json, 'connections'))];
  builder.expect(elements.length + connections.length);
  for (const element of elements) builder.element({ id: idOf(element), label: null, values: attributes(element, 'element') });
  for (const connection of connections) {
    builder.connection({ id: idOf(connection), from: textIn(memberOf(connection, 'from')), to: textIn(memberOf(connection, 'to')), direction: directionOf(memberOf(connection, 'direction')), values: attributes(connection, 'connection') });
  }
  addMaps(json, builder);
  const loops = objectsOf(memberOf(json, 'loops')).length;
  if (loops > 0) builder.note('loops-left-out', undefined, { count: loops });
  return builder.finish();
}

/** How Kumu itself calls elements, as `elem-6WdXO7R5`. */
const OWN_ID = /^elem-[\dA-Za-z]{6,}$/;
/** Members of an element or connection that are no attributes. */
const PARTS = ['_id', 'id', 'attributes', 'from', 'to', 'direction', 'position', 'pinned'];
const DIRECTIONS: readonly unknown[] = ['directed', 'undirected', 'mutual'] satisfies GraphDirection[];

const idOf = (item: JsonObject): string | null => textIn(memberOf(item, '_id') ?? memberOf(item, 'id'));
const directionOf = (value: unknown): GraphDirection | null => {
  const word = typeof value === 'string' ? value.trim().toLowerCase() : value;
  return DIRECTIONS.includes(word) ? (word as GraphDirection) : null;
};

interface Definition {
  name: string;
  isNumber: boolean;
}

/** What a project says of its attributes, by their names in small letters: how people write them, and whether they hold numbers, which are texts there. */
const definitionsOf = (json: JsonObject): ReadonlyMap<string, Definition> =>
  new Map(
    objectsOf(memberOf(json, 'attributes')).flatMap((attribute) => {
      const name = textIn(memberOf(attribute, 'name'));
      return name === null ? [] : [[name.toLowerCase(), { name, isNumber: memberOf(attribute, 'format') === 'number' }]];
    }),
  );

const numberIn = (value: unknown): unknown => (typeof value === 'string' && /^\s*-?\d{1,15}(\.\d+)?\s*$/.test(value) ? Number(value) : value);

function attributesOf(item: JsonObject, kind: 'element' | 'connection', defined: ReadonlyMap<string, Definition>): [string, GraphValue][] {
  const inside = memberOf(item, 'attributes');
  // A project keeps switches of its own beside the attributes; in a blueprint what is there is the person's.
  const own = Object.entries(item).filter(([name, value]) => !PARTS.includes(name) && (value !== false || !isObject(inside)));
  return [...own, ...(isObject(inside) ? Object.entries(inside) : [])].map(([key, value]) => {
    const { name, isNumber } = defined.get(key) ?? { name: key, isNumber: false };
    return [key.toLowerCase() === `${kind} type` ? 'Type' : name, valueOf(isNumber ? numberIn(value) : value)];
  });
}

/** The map that the project opens with comes first. */
function addMaps(json: JsonObject, builder: GraphBuilder): void {
  const first = memberOf(json, 'defaultMap');
  const maps = objectsOf(memberOf(json, 'maps')).sort((a, b) => Number(idOf(b) === first) - Number(idOf(a) === first));
  for (const [index, map] of maps.entries()) {
    for (const node of objectsOf(memberOf(map, 'elements'))) {
      const element = builder.placeOf(textIn(memberOf(node, 'element')) ?? '');
      const position = memberOf(node, 'position');
      if (element !== undefined) builder.place(index, textIn(memberOf(map, 'name')) ?? '', element, isObject(position) ? { x: memberOf(position, 'x'), y: memberOf(position, 'y') } : { x: null, y: null });
    }
  }
}
