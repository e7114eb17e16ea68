import { EXCEL_CELL_CHARS } from '../tables/write-workbook.js';
import { FORMAT_WORDS, type FormatWithWords } from './format-words.js';
import type { GraphOutput, OutputConnection, OutputElement } from './output.js';
import { renamedInSheets } from '../kumu/write-rows.js';
import { columnsToWrite } from './write-items.js';

/** What formats have no place for, with the sentence for the person who exports. */
export const GRAPH_GAPS = {
  judgements: 'Judgements keep only the value the map shows: who judged, when, on what source and with what confidence are left out.',
  interests: 'Interests are left out, and who holds them with what stance and intensity.',
  sources: 'Sources are left out, and which statement rests on which.',
  places: 'Places keep only their name.',
  coalitions: 'Coalitions are left out.',
  things: 'That some kinds are things, such as agreements, and no stakeholders is left out.',
  maps: 'Only one map is written; which other maps show an element is left out.',
  positions: 'The positions on the map are left out.',
  'valid-dates': 'From when to when something was so is written as text only.',
  classification: 'The classification of each record is left out.',
  history: 'The history of changes is left out.',
  comments: 'Comments and attachments are left out.',
  views: 'Saved views of maps are left out.',
  deleted: 'Deleted records are left out.',
  'pipe-in-list': 'A value with “|” in a list becomes several values when the file is read.',
  'pipe-in-label': 'A label with “|” that no element row has becomes several elements when the file is read.',
  'same-label': 'Connections to elements that share a label and have no ID cannot say which one they mean.',
  'same-name': 'Elements that share a name get their ID after it, as this format knows them by their names.',
  'long-text': `Texts are cut after ${EXCEL_CELL_CHARS} characters in a workbook; CSV holds them whole.`,
  'csv-types': 'CSV holds only text: numbers, dates and yes/no values are recognised again by how they look.',
  'renamed-properties': 'Properties that are called like a part of the format, or like another property, get a number after their name.',
  'all-text': 'Numbers, dates, lists and yes/no values are written as text.',
  'not-read-back': 'It is for drawing: what is in it cannot be imported again.',
} as const satisfies Record<string, string>;

export type GraphGap = keyof typeof GRAPH_GAPS;

/** Formats of maps that can be written. */
export type GraphFormat = 'kumu-xlsx' | 'kumu-csv' | 'kumu-json' | 'polinode-xlsx' | 'gexf' | 'graphml' | 'cytoscape' | 'jgf' | 'dot';

/** How each format deals with what not all of them have. `positions`: of one map, of each map, or none. */
const ABILITIES: Record<GraphFormat, { positions: 'none' | 'one' | 'each'; dates?: true; pipes?: true; names?: true; cells?: true; csv?: true; text?: true }> = {
  'kumu-xlsx': { positions: 'none', pipes: true, cells: true },
  'kumu-csv': { positions: 'none', pipes: true, csv: true },
  'kumu-json': { positions: 'each' },
  'polinode-xlsx': { positions: 'none', pipes: true, names: true, cells: true },
  gexf: { positions: 'one', dates: true },
  graphml: { positions: 'one' },
  cytoscape: { positions: 'one' },
  jgf: { positions: 'one' },
  dot: { positions: 'one', text: true },
};

/** How many of each there are in what is to be exported; what is not named counts as none. */
export type GraphFeatures = Partial<Record<GraphGap, number>>;

/** Which of the things to be exported the format cannot hold, as codes of {@link GRAPH_GAPS}, always in the same order. */
export function notHeldBy(format: GraphFormat, features: GraphFeatures): GraphGap[] {
  const held: GraphGap[] = ABILITIES[format].dates ? ['valid-dates'] : [];
  return (Object.keys(GRAPH_GAPS) as GraphGap[]).filter((gap) => (features[gap] ?? 0) > 0 && !held.includes(gap));
}

/** How many of the maps of an output the format keeps. */
export function mapsHeldBy(format: GraphFormat, { maps = [] }: GraphOutput): number {
  const { positions } = ABILITIES[format];
  if (positions === 'each') return maps.length;
  return positions === 'one' && maps.length === 1 ? 1 : 0;
}

/** Counts what the format cannot hold in an output itself; the caller adds what it did not put in. */
export function gapsInOutput(output: GraphOutput, format: GraphFormat): GraphFeatures {
  const { pipes, names, cells, csv, text } = ABILITIES[format];
  const labels = new Map<string, OutputElement[]>();
  for (const element of output.elements) {
    const same = labels.get(element.label);
    if (same) same.push(element);
    else labels.set(element.label, [element]);
  }
  const items: (OutputElement | OutputConnection)[] = [...output.elements, ...output.connections];
  const ends = output.connections.flatMap(({ from, to }) => [from, to]);
  const values = items.flatMap(({ other }) => [...other.values()]);
  const byLabel = pipes && !names;
  return {
    positions: mapsHeldBy(format, output) > 0 ? 0 : (output.maps ?? []).reduce((sum, { positions }) => sum + countOf(positions, ({ x }) => x !== null), 0),
    'pipe-in-list': pipes ? countOf([...items.map(({ tags }) => tags), ...values], (value) => Array.isArray(value) && value.some((each) => each.includes('|'))) : 0,
    'pipe-in-label': byLabel ? countOf(ends, ({ text: label }) => label.includes('|') && !labels.has(label)) : 0,
    'same-label': byLabel ? countOf(ends, ({ text: label }) => (labels.get(label) ?? []).filter(({ id }) => id === null).length > 1) : 0,
    'same-name': names ? countOf(output.elements, ({ label }) => labels.get(label)!.length > 1) : 0,
    'long-text': cells ? countOf(items, (item) => textsOf(item).some((each) => each.length > EXCEL_CELL_CHARS)) : 0,
    'csv-types': csv ? countOf(values, isTyped) : 0,
    'all-text': text ? countOf(values, (value) => isTyped(value) || Array.isArray(value)) : 0,
    'renamed-properties': hasWords(format) ? countOf([...columnsToWrite(output, 'elements', format), ...columnsToWrite(output, 'connections', format)], ({ renamed }) => renamed) : renamedInSheets(output),
    'not-read-back': text ? 1 : 0,
  };
}

const hasWords = (format: GraphFormat): format is FormatWithWords => Object.hasOwn(FORMAT_WORDS, format);

const isTyped = (value: unknown): boolean => typeof value === 'number' || typeof value === 'boolean';

function textsOf({ type, description, other, ...rest }: OutputElement | OutputConnection): string[] {
  const own = 'label' in rest ? [rest.label, rest.image] : [rest.from.text, rest.to.text];
  const lists = [rest.tags, ...[...other.values()].filter((value) => Array.isArray(value))].map((list) => list.join('|'));
  return [type, description, ...own, ...other.values(), ...lists].filter((value) => typeof value === 'string');
}

function countOf<T>(values: readonly T[], test: (value: T) => boolean): number {
  return values.filter(test).length;
}
