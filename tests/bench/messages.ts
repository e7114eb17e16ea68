/** What a benchmark and its server say to each other. */
export interface Seeded {
  project: string;
  map: string;
  accounts: string[];
  stakeholders: string[];
  memberships: string[];
  relationships: string[];
}
export interface SeededSession {
  project: string;
  session: string;
  item: string;
  accounts: string[];
  codes: string[];
  stakeholders: string[];
  seats: string[];
}
/** A map to be asked for whole, and where. */
export interface Nested {
  project: string;
  map: string;
  people: Record<'analyst' | 'observer', string>;
  graphqlPort: number;
  floorPort: number;
}
/** One import, from the bytes to the last commit. */
export interface Imported {
  /** Rows of the file. */
  rows: number;
  /** Records that were written. */
  records: number;
  readMs: number;
  planMs: number;
  writeMs: number;
  /** How far the peak of the process's memory rose. */
  grownMb: number;
}
export type Ask = { ask: 'ports' } | { ask: 'seed'; stakeholders: number; relationships: number; people: number } | { ask: 'seedSession'; interventions: number; rapporteurs: number } | { ask: 'seedNested'; seed: number; stakeholders: number; relationships: number; holdings: number; interests: number } | { ask: 'importCsv'; rows: number } | { ask: 'importWorkbook'; path: string } | { ask: 'serial'; seconds: number } | { ask: 'cpu' } | { ask: 'profile'; on: boolean } | { ask: 'stop' };
export type Answer = { ready: true } | { ports: { product: number; relay: number } } | { seeded: Seeded } | { session: SeededSession } | { nested: Nested } | { imported: Imported; copyMs: number } | { imported: Imported | null } | { perSecond: number } | { cpuMs: number } | { profile: string | null } | { stopped: true };
