/** The endpoints of exports under /files. */
import { request } from '../data/http.js';

export const exportFormats = ['kumu-xlsx', 'kumu-csv', 'baraza'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** Something of the project that a format cannot hold. */
export interface Loss {
  readonly code: string;
  /** How many records or values it concerns. */
  readonly count: number;
  /** One English sentence. */
  readonly message: string;
}

/** @param map only what is on this map; a whole project has all of them. */
function address(project: string, rest: string, format: ExportFormat, map: string | null): string {
  const query = new URLSearchParams({ format, ...(map !== null && format !== 'baraza' ? { map } : {}) });
  return `/files/projects/${encodeURIComponent(project)}/export${rest}?${query}`;
}

/** Where the file is downloaded from. */
export const exportAddress = (project: string, format: ExportFormat, map: string | null): string => address(project, '', format, map);

/** What the file will not hold. @throws AppError */
export const exportLosses = async (project: string, format: ExportFormat, map: string | null): Promise<readonly Loss[]> => (await request<{ losses: Loss[] }>('GET', address(project, '/losses', format, map))).losses;
