/** The endpoints of exports under /files. */
import { request } from '../data/http.js';

export const exportFormats = ['kumu-xlsx', 'kumu-csv', 'kumu-json', 'gexf', 'graphml', 'cytoscape', 'jgf', 'polinode-xlsx', 'dot', 'register-xlsx', 'register-csv', 'baraza'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** Formats of what was said, of all processes or of one. */
export const registerFormats = ['register-xlsx', 'register-csv'] as const satisfies readonly ExportFormat[];
/** Which part a format can hold: what is on a map, or what was said in a process. */
export const holds = (format: ExportFormat): 'map' | 'process' | 'everything' => (format === 'baraza' ? 'everything' : format.startsWith('register') ? 'process' : 'map');

/** A part of the project, by ids; null: all of it. */
export interface ExportPart {
  readonly map: string | null;
  readonly process: string | null;
}

/** Something of the project that a format cannot hold. */
export interface Loss {
  readonly code: string;
  /** How many records or values it concerns. */
  readonly count: number;
  /** One English sentence. */
  readonly message: string;
}

/** What of the part the format cannot hold apart is not named. */
function address(project: string, rest: string, format: ExportFormat, part: ExportPart): string {
  const held = holds(format);
  const id = held === 'everything' ? null : part[held];
  const query = new URLSearchParams({ format, ...(id !== null && { [held]: id }) });
  return `/files/projects/${encodeURIComponent(project)}/export${rest}?${query}`;
}

/** Where the file is downloaded from. */
export const exportAddress = (project: string, format: ExportFormat, part: ExportPart): string => address(project, '', format, part);

/** What the file will not hold. @throws AppError */
export const exportLosses = async (project: string, format: ExportFormat, part: ExportPart): Promise<readonly Loss[]> => (await request<{ losses: Loss[] }>('GET', address(project, '/losses', format, part))).losses;
