import type { Table } from '../tables/types.js';
import { withRepeats, type Section } from './asked.js';
import { systemField, type SystemField } from './system-columns.js';

/** Which sheet of an export holds which section of the questionnaire. */

// A sheet's name has at most 31 characters; exports cut longer ones, some with three dots.
const CUT_FROM = 26;
// What is longer was written by no export; no more of it is looked at.
const LONGEST_NAME = 500;

export interface SheetsBySection {
  main: Table | undefined;
  repeats: Map<Section, Table>;
  unknown: Table[];
}

export function assignSheets(tables: readonly Table[], root: Section): SheetsBySection {
  const filled = tables.filter(({ header }) => header.length > 0);
  const main = filled.find((table) => !isOfRepeat(table));
  const repeats = new Map<Section, Table>();
  const unknown: Table[] = [];
  for (const table of filled) {
    if (table === main) continue;
    const section = sectionOf(table, [...withRepeats(root)].filter((each) => each.repeat && !repeats.has(each)));
    if (section) repeats.set(section, table);
    else unknown.push(table);
  }
  return { main, repeats, unknown };
}

const LINKS: readonly (SystemField | undefined)[] = ['parentIndex', 'parentTable', 'submissionUuid', 'submissionId'];

function isOfRepeat({ header }: Table): boolean {
  return header.some((text) => LINKS.includes(systemField(text)));
}

function sectionOf(table: Table, sections: readonly Section[]): Section | undefined {
  const fitting = sections.filter((section) => isCalled(section, table.sheet));
  if (fitting.length < 2) return fitting[0];
  // Repeats of the same name are told apart by what they are in.
  const column = table.header.findIndex((text) => systemField(text) === 'parentTable');
  const parent = String(table.rows[0]?.cells[column] ?? '');
  return fitting.find((section) => section.parent?.repeat !== undefined && isCalled(section.parent, parent)) ?? fitting.find((section) => section.parent?.repeat === undefined) ?? fitting[0];
}

function isCalled({ repeat }: Section, name: string): boolean {
  const sheet = name.slice(0, LONGEST_NAME);
  const spellings = new Set([fold(sheet), fold(sheet.replace(/\s*\(\d+\)$/, ''))]);
  const own = [repeat!.name, repeat!.path, ...repeat!.labels.values()].map((each) => fold(each.slice(0, LONGEST_NAME)));
  return own.some((each) => [...spellings].some((spelling) => spelling !== '' && (each === spelling || (sheet.length >= CUT_FROM && each.startsWith(spelling)))));
}

/** Exports replace what a sheet's name may not hold. */
const fold = (text: string): string => text.normalize('NFC').toLowerCase().replace(/[^\p{L}\p{N}\p{M}]/gu, '');
