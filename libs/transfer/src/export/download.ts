/** A project in one of the formats that it can be written in. */
import { writeCsv, writeKumuCsv, writeKumuWorkbook, writeWorkbook } from '@baraza/interchange';
import { ENDING, MIME } from '../project-file/format.js';
import { projectFileLosses, writeProjectFile } from '../project-file/write.js';
import type { ProjectState } from '../registry/state.js';
import { kumuLosses, toKumu } from './kumu.js';
import { registerLosses, registerTable } from './register.js';
import { zip } from './zip.js';

/** How the file name of each format ends; where one ending ends like another, the longer stands first. */
export const EXPORT_FORMATS = { 'register-xlsx': 'register.xlsx', 'register-csv': 'register.csv', 'kumu-xlsx': 'xlsx', 'kumu-csv': 'csv.zip', baraza: ENDING } as const;
export type ExportFormat = keyof typeof EXPORT_FORMATS;

export interface Download {
  bytes: Uint8Array;
  type: string;
  ending: string;
}

/** What of the project is wanted, where the format can hold a part. */
export interface Part {
  /** Only what is on this map; for maps. */
  map?: string | null;
  /** Only what was said in this process; for registers. */
  process?: string | null;
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The project, or a part of it, as the viewer of `state` may read it. */
export async function makeDownload(state: ProjectState, format: ExportFormat, { map = null, process = null }: Part, at: Date): Promise<Download> {
  const ending = EXPORT_FORMATS[format];
  if (format === 'baraza') return { bytes: await writeProjectFile(state, at), type: MIME, ending };
  if (format === 'register-xlsx') return { bytes: await writeWorkbook([registerTable(state, process)]), type: XLSX, ending };
  if (format === 'register-csv') return { bytes: writeCsv(registerTable(state, process)), type: 'text/csv; charset=utf-8', ending };
  const output = toKumu(state, map);
  if (format === 'kumu-xlsx') return { bytes: await writeKumuWorkbook(output), type: XLSX, ending };
  const { elements, connections } = writeKumuCsv(output);
  return {
    bytes: zip([
      { name: 'elements.csv', bytes: elements },
      { name: 'connections.csv', bytes: connections },
    ]),
    type: 'application/zip',
    ending,
  };
}

/** What the format cannot hold of the project: a code, how many records or values it concerns, and a sentence. */
export function exportLosses(state: ProjectState, format: ExportFormat, { map = null, process = null }: Part): { code: string; count: number; message: string }[] {
  if (format === 'baraza') return projectFileLosses(state);
  if (format === 'register-xlsx' || format === 'register-csv') return registerLosses(state, process);
  return kumuLosses(state, format === 'kumu-csv' ? 'csv' : 'workbook', map);
}
