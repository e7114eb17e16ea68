/** A project in one of the formats that it can be written in. */
import type { Classification } from '@baraza/domain';
import { type GraphFormat, type GraphOutput, writeCsv, writeCytoscape, writeDot, writeGexf, writeGraphml, writeJgf, writeKumuCsv, writeKumuJson, writeKumuWorkbook, writePolinode, writeWorkbook } from '@baraza/interchange';
import { ENDING, MIME } from '../project-file/format.js';
import { projectFileLosses, writeProjectFile } from '../project-file/write.js';
import type { ProjectState } from '../registry/state.js';
import { graphLosses, toGraph } from './graph.js';
import { registerLosses, registerTable } from './register.js';
import { zip } from './zip.js';

/** How the file name of each format ends; where one ending ends like another, the longer stands first. */
export const EXPORT_FORMATS = {
  'register-xlsx': 'register.xlsx',
  'register-csv': 'register.csv',
  'polinode-xlsx': 'polinode.xlsx',
  gexf: 'gexf',
  graphml: 'graphml',
  cytoscape: 'cyjs',
  jgf: 'jgf',
  'kumu-json': 'json',
  dot: 'dot',
  'kumu-xlsx': 'xlsx',
  'kumu-csv': 'csv.zip',
  baraza: ENDING,
} as const;
export type ExportFormat = keyof typeof EXPORT_FORMATS;

export interface Download {
  bytes: Uint8Array;
  type: string;
  ending: string;
  /** Of what is in it. */
  classification: Classification;
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
  if (format === 'baraza') return { ...(await writeProjectFile(state, at)), type: MIME, ending };
  if (format === 'register-xlsx' || format === 'register-csv') {
    const { classification, ...table } = registerTable(state, process);
    return format === 'register-xlsx' ? { bytes: await writeWorkbook([table]), type: XLSX, ending, classification } : { bytes: writeCsv(table), type: 'text/csv; charset=utf-8', ending, classification };
  }
  const { type, write } = WRITERS[format];
  const { classification, ...graph } = toGraph(state, map);
  return { bytes: await write(graph), type, ending, classification };
}

/** Each format of maps: what browsers call it, and who writes it. */
const WRITERS: Record<GraphFormat, { type: string; write: (output: GraphOutput) => Uint8Array | Promise<Uint8Array> }> = {
  'kumu-xlsx': { type: XLSX, write: writeKumuWorkbook },
  'kumu-csv': { type: 'application/zip', write: kumuPair },
  'kumu-json': { type: 'application/json', write: writeKumuJson },
  'polinode-xlsx': { type: XLSX, write: writePolinode },
  gexf: { type: 'application/gexf+xml', write: writeGexf },
  graphml: { type: 'application/graphml+xml', write: writeGraphml },
  cytoscape: { type: 'application/json', write: writeCytoscape },
  jgf: { type: 'application/vnd.jgf+json', write: writeJgf },
  dot: { type: 'text/vnd.graphviz; charset=utf-8', write: writeDot },
};

function kumuPair(output: GraphOutput): Uint8Array {
  const { elements, connections } = writeKumuCsv(output);
  return zip([
    { name: 'elements.csv', bytes: elements },
    { name: 'connections.csv', bytes: connections },
  ]);
}

/** What the format cannot hold of the project: a code, how many records or values it concerns, and a sentence. */
export function exportLosses(state: ProjectState, format: ExportFormat, { map = null, process = null }: Part): { code: string; count: number; message: string }[] {
  if (format === 'baraza') return projectFileLosses(state);
  if (format === 'register-xlsx' || format === 'register-csv') return registerLosses(state, process);
  return graphLosses(state, format, map);
}
