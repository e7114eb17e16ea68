/** Reads the file of a whole project, within limits, and refuses it as a whole where it is not one. */
import { createGunzip } from 'node:zlib';
import { type AnyRecord, CLASSIFICATIONS, ENTITIES, ROLES, shapeValidator } from '@baraza/domain';
import { z } from 'zod';
import { TransferError } from '../errors.js';
import { makePause } from '../import/pause.js';
import { FILE_ENTITIES, type FileEntity, FORMAT, type Header, noRecords, type ProjectFile, VERSION } from './format.js';

export interface ProjectFileLimits {
  /** Of what is unpacked. */
  bytes: number;
  records: number;
}
/** What a server takes of anybody who may begin a project: the records are in its memory while they are put in. */
export const PROJECT_FILE_LIMITS: ProjectFileLimits = { bytes: 96 * 2 ** 20, records: 250_000 };
const LONGEST_LINE = 16 * 2 ** 20;
const CHUNK = 256 * 1024;

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
export async function readProjectFile(bytes: Uint8Array, limits: ProjectFileLimits = PROJECT_FILE_LIMITS): Promise<ProjectFile> {
  const lines = linesOf(bytes, limits, () => tooLarge(limits));
  try {
    return await readLines(lines, limits);
  } finally {
    await lines.return(undefined);
  }
}

async function readLines(lines: AsyncGenerator<string, undefined>, limits: ProjectFileLimits): Promise<ProjectFile> {
  const first = await lines.next();
  const head = first.done ? undefined : parseHeader(first.value);
  if (!head) throw new TransferError('notAProject', 'This is not a project file of Baraza. Choose a file that was exported as a whole project.');
  const records = noRecords();
  const pause = makePause();
  let count = 0;
  let number = 1;
  for await (const each of lines) {
    await pause();
    number += 1;
    const value = parseLine(each, number);
    const last = end.safeParse(value);
    if (last.success) {
      if (last.data.records !== count || !(await lines.next()).done) throw damaged(number);
      return { header: head, records };
    }
    const parsed = line.safeParse(value);
    if (!parsed.success) throw damaged(number);
    records[parsed.data.entity].push(parsed.data.record as unknown as AnyRecord);
    count += 1;
    if (count > limits.records) throw tooLarge(limits);
  }
  throw damaged(number);
}

/** The lines, unpacked piece by piece: neither all bytes nor the whole text are ever there at once. */
async function* linesOf(bytes: Uint8Array, { bytes: most }: ProjectFileLimits, refuse: () => TransferError): AsyncGenerator<string, undefined> {
  let pieces: Buffer[] = [];
  let length = 0;
  let total = 0;
  const add = (piece: Buffer): void => {
    pieces.push(piece);
    length += piece.length;
    if (length > LONGEST_LINE) throw refuse();
  };
  const line = (): string => {
    const whole = Buffer.concat(pieces).toString('utf8');
    pieces = [];
    length = 0;
    return whole;
  };
  for await (const chunk of unpacked(bytes)) {
    total += chunk.length;
    if (total > most) throw refuse();
    let start = 0;
    for (let stop = chunk.indexOf(0x0a); stop >= 0; stop = chunk.indexOf(0x0a, start)) {
      add(chunk.subarray(start, stop));
      start = stop + 1;
      if (length > 0) yield line();
    }
    add(chunk.subarray(start));
  }
  if (length > 0) yield line();
  return undefined;
}

async function* unpacked(bytes: Uint8Array): AsyncGenerator<Buffer> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return yield Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const unzip = createGunzip({ chunkSize: CHUNK });
  unzip.end(bytes);
  try {
    yield* unzip as AsyncIterable<Buffer>;
  } catch {
    throw new TransferError('projectFileDamaged', 'The file is damaged or incomplete: it cannot be unpacked. Fetch it again.', { line: 0 });
  } finally {
    unzip.destroy();
  }
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
function tooLarge({ bytes, records }: ProjectFileLimits): TransferError {
  const params = { limit: bytes / 2 ** 20, records };
  return new TransferError('projectFileTooLarge', `The project holds more than can be taken here: at most ${params.limit} MB once it is unpacked, and ${records} records. Ask whoever runs the server to bring it in with the command “import-project”.`, params);
}
