import { EXCEL_CELL_CHARS } from '../tables/write-workbook.js';
import type { GraphOutput, OutputElement, OutputConnection } from './output.js';

/** What a Kumu workbook or CSV pair has no place for, with the sentence for the person who exports. */
export const KUMU_GAPS = {
  judgements: 'Judgements keep only the value the map shows: who judged, when, on what source and with what confidence are left out.',
  interests: 'Interests are left out, and who holds them with what stance and intensity.',
  sources: 'Sources are left out, and which statement rests on which.',
  places: 'Places keep only their name.',
  coalitions: 'Coalitions are left out.',
  maps: 'Only one map is written; which other maps show an element is left out.',
  positions: 'The positions on the map are left out.',
  'valid-dates': 'From when to when something was so is written as text only.',
  classification: 'The classification of each record is left out.',
  history: 'The history of changes is left out.',
  comments: 'Comments and attachments are left out.',
  deleted: 'Deleted records are left out.',
  'pipe-in-list': 'A value with “|” in a list becomes several values when the file is read.',
  'pipe-in-label': 'A label with “|” that no element row has becomes several elements when the file is read.',
  'same-label': 'Connections to elements that share a label and have no ID cannot say which one they mean.',
  'long-text': `Texts are cut after ${EXCEL_CELL_CHARS} characters in a workbook; CSV holds them whole.`,
  'csv-types': 'CSV holds only text: numbers, dates and yes/no values are recognised again by how they look.',
} as const satisfies Record<string, string>;

export type KumuGap = keyof typeof KUMU_GAPS;

/** How many of each there are in what is to be exported; what is not named counts as none. */
export type KumuFeatures = Partial<Record<KumuGap, number>>;

/** Which of the things to be exported the format cannot hold, as codes of {@link KUMU_GAPS}, always in the same order. */
export function notHeldByKumu(features: KumuFeatures): KumuGap[] {
  return (Object.keys(KUMU_GAPS) as KumuGap[]).filter((gap) => (features[gap] ?? 0) > 0);
}

/** Counts what the format cannot hold in an output itself; the caller adds what it did not put in. */
export function gapsInOutput(output: GraphOutput, format: 'workbook' | 'csv'): KumuFeatures {
  const labels = new Map<string, OutputElement[]>();
  for (const element of output.elements) labels.set(element.label, [...(labels.get(element.label) ?? []), element]);
  const items: (OutputElement | OutputConnection)[] = [...output.elements, ...output.connections];
  const ends = output.connections.flatMap(({ from, to }) => [from, to]);
  const values = items.flatMap(({ other }) => [...other.values()]);
  return {
    'pipe-in-list': countOf([...items.map(({ tags }) => tags), ...values], (value) => Array.isArray(value) && value.some((text) => text.includes('|'))),
    'pipe-in-label': countOf(ends, ({ text }) => text.includes('|') && !labels.has(text)),
    'same-label': countOf(ends, ({ text }) => (labels.get(text) ?? []).filter(({ id }) => id === null).length > 1),
    'long-text': format === 'workbook' ? countOf(items, (item) => textsOf(item).some((text) => text.length > EXCEL_CELL_CHARS)) : 0,
    'csv-types': format === 'csv' ? countOf(values, (value) => typeof value === 'number' || typeof value === 'boolean') : 0,
  };
}

function textsOf({ type, description, other, ...rest }: OutputElement | OutputConnection): string[] {
  const own = 'label' in rest ? [rest.label, rest.image] : [rest.from.text, rest.to.text];
  const lists = [rest.tags, ...[...other.values()].filter((value) => Array.isArray(value))].map((list) => list.join('|'));
  return [type, description, ...own, ...other.values(), ...lists].filter((value) => typeof value === 'string');
}

function countOf<T>(values: readonly T[], test: (value: T) => boolean): number {
  return values.filter(test).length;
}
