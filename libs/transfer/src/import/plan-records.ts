/** The plan of an import: of a map that says itself what it holds, or of tables. What these mean is chosen, remembered from an earlier import here, or worked out. */
import { createHash } from 'node:crypto';
import { hasRight } from '@baraza/domain';
import { applyInSteps, type GraphFile, lacksOf, type Mapping, type RecordsRead, type Table, type TablesRead } from '@baraza/interchange';
import { v7 } from 'uuid';
import type { z } from 'zod';
import { TransferError } from '../errors.js';
import { meaningInput, parseInput } from '../http/inputs.js';
import { liveInOrder, type ProjectState } from '../registry/state.js';
import { makePause } from './pause.js';
import { planImport, type PlanOptions } from './plan.js';
import type { ImportChoices, ImportedRow, ImportPlan, PlanSheet } from './types.js';

/**
 * Works out what importing the files would do; like `planImport`.
 * @throws TransferError `noRows`, `invalidInput` for a mapping of other tables, and as `planImport`.
 */
export async function planRecords(file: RecordsRead, state: ProjectState, choices: ImportChoices = {}, options: PlanOptions = {}): Promise<ImportPlan> {
  if (file.kind === 'graph') return planImport(file.file, state, choices, options);
  if (file.tables.every(({ rows, hidden, sheet }) => rows.length === 0 || hidden || /\(ignore\)/i.test(sheet))) {
    throw new TransferError('noRows', 'No row stands below the headers. Sheets that are hidden, or marked (ignore), are left out.');
  }
  const { mapping, meaning, columns, kept } = mappingFor(file, state, choices);
  const plan = await planImport(await graphOf(file.tables, mapping, options), state, { ...choices, columns }, options);
  plan.records.importMapping.push(...rememberedAs(file, { sheets: mapping, columns }, meaning, state, kept, options));
  return { ...plan, meaning, sheets: mapping.map((each, index): PlanSheet => ({ count: file.tables[index]!.rows.length, mapping: each, seen: file.columns[index]!, lacks: lacksOf(each) })) };
}

async function graphOf(tables: readonly Table[], mapping: Mapping, { signal }: PlanOptions): Promise<GraphFile> {
  const pause = makePause(signal);
  const steps = applyInSteps(tables, mapping);
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    await pause();
  }
}

/** What is kept of the meaning of tables with these headers. The names of sheets say which edition it is, and so are no part of it. */
export const headersOf = (tables: readonly Table[]): string => createHash('sha256').update(JSON.stringify(tables.map(({ header }) => header))).digest('hex');

/** What is kept of a table: what its sheets and columns are, and which fields the columns become. */
type Meaning = z.infer<typeof meaningInput>;

interface Kept {
  id: string;
  meaning: string;
}

interface Found {
  mapping: Mapping;
  meaning: ImportPlan['meaning'];
  columns: Meaning['columns'];
  kept: Kept | undefined;
}

function mappingFor({ tables, proposed }: TablesRead, { store }: ProjectState, choices: ImportChoices): Found {
  const headers = headersOf(tables);
  const kept = liveInOrder(store, 'importMapping').findLast((each) => each.headers === headers);
  const remembered = kept && recalled(kept.meaning, tables);
  const columns = { ...remembered?.columns, ...choices.columns };
  if (choices.mapping && !isOf(tables, choices.mapping)) throw new TransferError('invalidInput', 'mapping speaks of other sheets or columns than the file has.', { field: 'mapping' });
  if (choices.mapping) return { mapping: choices.mapping, meaning: 'chosen', columns, kept };
  return remembered ? { mapping: remembered.sheets, meaning: 'remembered', columns, kept } : { mapping: proposed, meaning: 'found', columns, kept };
}

const isOf = (tables: readonly Table[], mapping: Mapping): boolean => mapping.length === tables.length && tables.every(({ header }, at) => header.length === mapping[at]!.columns.length && header.every((name, column) => mapping[at]!.columns[column]!.header === name));

/** Of an edition whose sheets have other names; undefined where it cannot be read, as after a change of the product. */
function recalled(meaning: string, tables: readonly Table[]): Meaning | undefined {
  try {
    const { sheets, columns } = parseInput(meaningInput, JSON.parse(meaning));
    const named = sheets.map((each, at) => ({ ...each, sheet: tables[at]?.sheet ?? each.sheet }));
    return isOf(tables, named) ? { sheets: named, columns } : undefined;
  } catch {
    return undefined;
  }
}

/** What was said or accepted, where it was worked out and is not kept already: the next edition is then read alike, whatever its cells would suggest. What headers of a format say is read alike anyway. */
function rememberedAs(file: TablesRead, { sheets, columns }: Meaning, found: ImportPlan['meaning'], { viewer }: ProjectState, kept: Kept | undefined, { newId = v7 }: PlanOptions): ImportedRow[] {
  const meaning = JSON.stringify({ sheets: sheets.map((each) => ({ ...each, sheet: '' })), columns } satisfies Meaning);
  const worth = kept !== undefined || found === 'chosen' || Object.keys(columns).length > 0 || sheets.some((each) => each.found);
  if (!hasRight(viewer, 'import') || !worth || meaning === kept?.meaning) return [];
  const name = file.tables.map(({ sheet }) => sheet).join(', ').slice(0, 300) || 'table';
  return [kept ? { id: kept.id, name, meaning } : { id: newId(), name, headers: headersOf(file.tables), meaning }];
}
