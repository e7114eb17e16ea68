import { problemsOfNotes } from '../problem.js';
import type { Cell, Table } from '../tables/types.js';
import { ColumnGatherer, assignRoles, kindOfSheet, sortCells, type RowCells, type SheetKind } from './columns.js';
import { EndFinder, labelKey } from '../graph/ends.js';
import { problem } from '../graph/problems.js';
import type { ColumnRole, GraphConnection, GraphDirection, GraphElement, GraphEnd, GraphFile, Place, Problem } from '../graph/types.js';
import { splitValues } from '../graph/values.js';

/**
 * Reads tables the way Kumu reads a workbook or a pair of CSV files. A sheet with From and To holds connections, one with Label or Name elements; a
 * sheet with `(ignore)` in its name is passed over. Rows that cannot be taken are listed in `problems`, the others are taken.
 * Equal input gives equal output.
 */
export function interpretKumu(tables: readonly Table[]): GraphFile {
  return new Interpreter().run(tables);
}

const DIRECTIONS: readonly string[] = ['directed', 'undirected', 'mutual'] satisfies GraphDirection[];

interface UsedSheet {
  table: Table;
  roles: ColumnRole[];
}

class Interpreter {
  readonly #elements: GraphElement[] = [];
  readonly #connections: GraphConnection[] = [];
  readonly #problems: Problem[] = [];
  readonly #gatherers = { elements: new ColumnGatherer(), connections: new ColumnGatherer() };
  readonly #labels = new Map<string, Place>();
  readonly #ids = { elements: new Map<string, Place>(), connections: new Map<string, Place>() };

  run(tables: readonly Table[]): GraphFile {
    const sheets: Record<SheetKind, UsedSheet[]> = { elements: [], connections: [] };
    for (const table of tables) {
      const kind = this.#kindOf(table);
      if (!kind) continue;
      const roles = assignRoles(table.header, kind);
      this.#gatherers[kind].add(table, roles);
      this.#problems.push(...problemsOfNotes(table, problem));
      sheets[kind].push({ table, roles });
    }
    // Elements first, whatever the order of the sheets: connections refer to them.
    for (const sheet of sheets.elements) forEachRow(sheet, (place, cells) => this.#addElement(place, cells));
    const ends = new EndFinder(this.#elements);
    for (const sheet of sheets.connections) forEachRow(sheet, (place, cells) => this.#addConnections(place, cells, sheet, ends));
    return {
      elements: this.#elements,
      connections: this.#connections,
      problems: this.#problems,
      columns: { elements: this.#gatherers.elements.columns(), connections: this.#gatherers.connections.columns() },
    };
  }

  #kindOf(table: Table): SheetKind | undefined {
    if (/\(ignore\)/i.test(table.sheet) || table.header.length === 0) return undefined;
    const place = { sheet: table.sheet, row: table.headerRow };
    const kind = kindOfSheet(table.header);
    if (!kind) this.#problems.push(problem('sheet-not-understood', place, { sheet: table.sheet, columns: firstOf(table.header) }));
    else if (table.hidden) this.#problems.push(problem('sheet-hidden', place, { sheet: table.sheet }));
    return table.hidden ? undefined : kind;
  }

  #addElement(place: Place, { by, other }: RowCells): void {
    const label = toText(by.label);
    if (label === null) {
      this.#problems.push(problem('no-label', place));
      return;
    }
    const id = toText(by.id);
    if (id !== null && !this.#claimId('elements', id, place)) return;
    const type = toText(by.type);
    if (id === null) this.#noteRepeatedLabel(label, type, place);
    this.#elements.push({
      label,
      type,
      tags: splitValues(by.tags ?? null),
      description: toText(by.description),
      image: toText(by.image),
      id,
      other,
      implied: false,
      ...place,
    });
  }

  #noteRepeatedLabel(label: string, type: string | null, place: Place): void {
    const key = `${labelKey(label)}\n${type ?? ''}`;
    const earlier = this.#labels.get(key);
    if (earlier) this.#problems.push(problem('label-repeated', place, { label, sheet: earlier.sheet, row: earlier.row }));
    else this.#labels.set(key, place);
  }

  #addConnections(place: Place, { by, other }: RowCells, { table, roles }: UsedSheet, ends: EndFinder): void {
    const headerOf = (role: ColumnRole): string => table.header[roles.indexOf(role)]!;
    const from = toText(by.from);
    const to = toText(by.to);
    const direction = toText(by.direction)?.trim().toLowerCase() ?? null;
    if (from === null) this.#problems.push(problem('no-from', place, {}, headerOf('from')));
    if (to === null) this.#problems.push(problem('no-to', place, {}, headerOf('to')));
    if (direction !== null && !isDirection(direction)) {
      this.#problems.push(problem('direction-unknown', place, { value: toText(by.direction)! }, headerOf('direction')));
      return;
    }
    if (from === null || to === null) return;
    const id = toText(by.id);
    if (id !== null && !this.#claimId('connections', id, place)) return;
    const starts = ends.find(from, place);
    const targets = ends.find(to, place);
    this.#noteAmbiguous(starts, place, headerOf('from'));
    this.#noteAmbiguous(targets, place, headerOf('to'));
    const type = toText(by.type);
    const tags = splitValues(by.tags ?? null);
    const description = toText(by.description);
    let part = 0;
    for (const start of starts) {
      for (const target of targets) {
        const own = id === null || part === 0 ? id : this.#partId(id, part, place);
        // Written out: with a hundred thousand rows, spreading shared properties takes most of the time.
        this.#connections.push({ from: start, to: target, direction, type, tags, description, id: own, other, sheet: place.sheet, row: place.row });
        part += 1;
      }
    }
  }

  /** The ID of a further connection of the same row: the same at every import of the row. */
  #partId(id: string, part: number, place: Place): string {
    let own = `${id.trim()}#${part + 1}`;
    while (this.#ids.connections.has(own)) own += '#';
    this.#ids.connections.set(own, place);
    return own;
  }

  #noteAmbiguous(ends: GraphEnd[], place: Place, column: string): void {
    for (const { text, element, candidates } of ends) {
      if (element === null) this.#problems.push(problem('end-ambiguous', place, { label: text, count: candidates.length }, column));
    }
  }

  /** False, and a problem, when another row of the same kind has the ID. */
  #claimId(kind: SheetKind, id: string, place: Place): boolean {
    const key = id.trim();
    const earlier = this.#ids[kind].get(key);
    if (earlier) this.#problems.push(problem('duplicate-id', place, { id: key, sheet: earlier.sheet, row: earlier.row }));
    else this.#ids[kind].set(key, place);
    return !earlier;
  }
}

function forEachRow({ table, roles }: UsedSheet, use: (place: Place, cells: RowCells) => void): void {
  for (const { row, cells } of table.rows) use({ sheet: table.sheet, row }, sortCells(cells, table.header, roles));
}

/** The text of a cell, exactly; `null` when there is nothing but space. */
function toText(cell: Cell | undefined): string | null {
  if (cell === undefined || cell === null) return null;
  const text = String(cell);
  return text.trim() === '' ? null : text;
}

function isDirection(text: string): text is GraphDirection {
  return DIRECTIONS.includes(text);
}

/** The first headers of a sheet, for a sentence about it. */
const firstOf = (header: readonly string[]): string => `${header.slice(0, SHOWN_HEADERS).join(', ')}${header.length > SHOWN_HEADERS ? ' …' : ''}`;
const SHOWN_HEADERS = 6;
