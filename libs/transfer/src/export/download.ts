/** A project in one of the formats that it can be written in. */
import { writeKumuCsv, writeKumuWorkbook } from '@baraza/interchange';
import { ENDING, MIME } from '../project-file/format.js';
import { projectFileLosses, writeProjectFile } from '../project-file/write.js';
import type { ProjectState } from '../registry/state.js';
import { kumuLosses, toKumu } from './kumu.js';
import { zip } from './zip.js';

/** How the file name of each format ends. */
export const EXPORT_FORMATS = { 'kumu-xlsx': 'xlsx', 'kumu-csv': 'csv.zip', baraza: ENDING } as const;
export type ExportFormat = keyof typeof EXPORT_FORMATS;

export interface Download {
  bytes: Uint8Array;
  type: string;
  ending: string;
}

/** The project as the viewer of `state` may read it. @param map only what is on this map; a whole project has all of them. */
export async function makeDownload(state: ProjectState, format: ExportFormat, map: string | null, at: Date): Promise<Download> {
  const ending = EXPORT_FORMATS[format];
  if (format === 'baraza') return { bytes: await writeProjectFile(state, at), type: MIME, ending };
  const output = toKumu(state, map);
  if (format === 'kumu-xlsx') return { bytes: await writeKumuWorkbook(output), type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', ending };
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
export function exportLosses(state: ProjectState, format: ExportFormat, map: string | null): { code: string; count: number; message: string }[] {
  if (format === 'baraza') return projectFileLosses(state);
  return kumuLosses(state, format === 'kumu-csv' ? 'csv' : 'workbook', map);
}
