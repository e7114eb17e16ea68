/**
 * What a backup says about itself. The file is a tar archive, compressed with gzip: `manifest.json`, then for each table its rows as Postgres' COPY writes them, in pieces
 * (`tables/NAME/000001.copy`), last `end.json` with a digest of each table, so that a file that was cut off or damaged is known for one.
 */
import { z } from 'zod';

export const FORMAT = 'baraza-backup';
/** Counts up when an older program could no longer read what is written. */
export const VERSION = 1;

const table = z.object({ name: z.string(), columns: z.array(z.string()), rows: z.number() });
export const manifestShape = z.object({
  format: z.literal(FORMAT),
  version: z.number(),
  /** ISO 8601, UTC: the moment of the snapshot. */
  createdAt: z.string(),
  postgres: z.string(),
  /** Names of the migrations that the database had seen, oldest first. */
  migrations: z.array(z.string()),
  /** So ordered that rows refer only to tables before their own. */
  tables: z.array(table),
});
export type Manifest = z.infer<typeof manifestShape>;
export type TableEntry = z.infer<typeof table>;

export const endShape = z.object({ tables: z.record(z.string(), z.object({ bytes: z.number(), sha256: z.string() })) });
export type End = z.infer<typeof endShape>;

export const MANIFEST_NAME = 'manifest.json';
export const END_NAME = 'end.json';
export const pieceName = (name: string, piece: number): string => `tables/${name}/${String(piece).padStart(6, '0')}.copy`;
/** The table that a piece belongs to; undefined for a name of another form. */
export const tableOfPiece = (name: string): string | undefined => /^tables\/([a-z0-9_]+)\/\d+\.copy$/.exec(name)?.[1];
