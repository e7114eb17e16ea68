/** Reads the file of a whole project, within limits, and refuses it as a whole where it is not one. */
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { type AnyRecord, CLASSIFICATIONS, ENTITIES, ROLES, shapeValidator } from '@baraza/domain';
import { z } from 'zod';
import { TransferError } from '../errors.js';
import { makePause } from '../import/pause.js';
import { FILE_ENTITIES, type FileEntity, FORMAT, type Header, noRecords, type ProjectFile, VERSION } from './format.js';

const unpack = promisify(gunzip);

const MOST_BYTES = 256 * 2 ** 20;
const MOST_RECORDS = 1_000_000;
const LONGEST_LINE = 16 * 2 ** 20;

const header = z.object({
  format: z.literal(FORMAT),
  version: z.number(),
  exportedAt: z.string(),
  // A field of a sister version does no harm.
  project: z.preprocess(
    (value) => (typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).filter(([field]) => field in ENTITIES.project.fields)) : value),
    shapeValidator(ENTITIES.project.fields),
  ),
  members: z.array(z.object({ name: z.string(), role: z.enum(ROLES) })),
  clearance: z.enum(CLASSIFICATIONS),
  counts: z.record(z.string(), z.number()),
});
const line = z.object({ entity: z.enum(FILE_ENTITIES as [FileEntity, ...FileEntity[]]), record: z.looseObject({ id: z.uuid(), classification: z.enum(CLASSIFICATIONS) }) });
const end = z.object({ end: z.literal(true), records: z.number() });

/** @throws TransferError `notAProject`, `projectFileDamaged` (with the line), `projectFileNewer`, `projectFileTooLarge`. */
export async function readProjectFile(bytes: Uint8Array): Promise<ProjectFile> {
  const lines = splitLines(await text(bytes));
  const first = lines.next();
  const head = first.done ? undefined : parseHeader(first.value);
  if (!head) throw new TransferError('notAProject', 'This is not a project file of Baraza. Choose a file that was exported as a whole project.');
  const records = noRecords();
  const pause = makePause();
  let count = 0;
  let number = 1;
  for (const each of lines) {
    await pause();
    number += 1;
    const value = parseLine(each, number);
    const last = end.safeParse(value);
    if (last.success) {
      if (last.data.records !== count || !lines.next().done) throw damaged(number);
      return { header: head, records };
    }
    const parsed = line.safeParse(value);
    if (!parsed.success) throw damaged(number);
    records[parsed.data.entity].push(parsed.data.record as unknown as AnyRecord);
    count += 1;
    if (count > MOST_RECORDS) throw tooLarge();
  }
  throw damaged(number);
}

async function text(bytes: Uint8Array): Promise<Buffer> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return Buffer.from(bytes);
  try {
    return await unpack(bytes, { maxOutputLength: MOST_BYTES });
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge();
    throw new TransferError('projectFileDamaged', 'The file is damaged or incomplete: it cannot be unpacked. Fetch it again.', { line: 0 });
  }
}

/** Lines one at a time, so that the whole text is never there twice. */
function* splitLines(bytes: Buffer): Generator<string, undefined> {
  for (let start = 0; start < bytes.length; ) {
    const found = bytes.indexOf(0x0a, start);
    const stop = found < 0 ? bytes.length : found;
    if (stop - start > LONGEST_LINE) throw tooLarge();
    if (stop > start) yield bytes.toString('utf8', start, stop);
    start = stop + 1;
  }
  return undefined;
}

function parseHeader(first: string): Header | undefined {
  let value: unknown;
  try {
    value = JSON.parse(first);
  } catch {
    return undefined;
  }
  const { format, version } = (value ?? {}) as { format?: unknown; version?: unknown };
  if (format !== FORMAT) return undefined;
  if (typeof version === 'number' && version > VERSION) {
    throw new TransferError('projectFileNewer', `The file was written by a newer version of Baraza (format ${version}; this one reads up to ${VERSION}). Update Baraza and try again.`, { version, known: VERSION });
  }
  const parsed = header.safeParse(value);
  if (!parsed.success) throw damaged(1);
  return parsed.data as unknown as Header;
}

function parseLine(text: string, number: number): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw damaged(number);
  }
}

const damaged = (number: number): TransferError => new TransferError('projectFileDamaged', `The file is damaged or incomplete near line ${number}. Fetch it again.`, { line: number });
const tooLarge = (): TransferError => new TransferError('projectFileTooLarge', `The file holds more than can be imported at once (${MOST_BYTES} bytes, ${MOST_RECORDS} records).`, { limit: MOST_BYTES });
