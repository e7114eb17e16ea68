import { Body, Controller, Delete, Get, Header, HttpCode, Inject, Param, Post, Put, Query, Req, Res, UseFilters, UseGuards } from '@nestjs/common';
import { Caller, CallerGuard, type Identity, signedIn } from '@baraza/accounts';
import { anyId, type Field, integer, parseWith, Refusal, type Shape, shapeValidator, text, type ValuesOf } from '@baraza/domain';
import { contentDisposition } from '@baraza/transfer';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Attachments, PIECE_BYTES, type Progress } from '../attachments.js';
import { AttachmentError } from '../errors.js';
import type { RemovedFiles } from '../removed.js';
import { AttachmentErrors } from './attachments.errors.js';

export const ATTACHMENTS = Symbol('attachments');

const id = anyId({ description: 'Id.', required: true });
const MOST_BYTES = 2_000_000_000;
const ofSource = { project: id, source: id };
const ofFile = { project: id, id };
const ofProject = { project: id };
const announced = { id, name: text({ description: 'Name of the file.', required: true, max: 1000 }), size: integer({ description: 'Bytes.', min: 1, max: MOST_BYTES, required: true }) };
const at = { start: integer({ description: 'Where the piece begins.', min: 0, max: MOST_BYTES, required: true }) };

/** @throws Refusal `invalidInput`. */
const read = <S extends Shape>(shape: S, value: unknown): ValuesOf<S> => parseWith(shapeValidator(shape as Record<string, Field>), value) as ValuesOf<S>;

/** Files of sources: begun, sent in pieces, finished, fetched. */
@Controller('api/projects/:project')
@UseGuards(CallerGuard)
@UseFilters(AttachmentErrors)
export class AttachmentsController {
  constructor(@Inject(ATTACHMENTS) private readonly attachments: Attachments) {}

  /** Announces a file. Said again it tells how much of it has come. */
  @Post('sources/:source/files')
  @HttpCode(200)
  async begin(@Caller() caller: Identity | null, @Param() path: unknown, @Body() body: unknown): Promise<Progress> {
    const { project, source } = read(ofSource, path);
    return this.attachments.begin(changing(caller), project, source, read(announced, body));
  }

  /** A piece, as application/octet-stream. */
  @Put('files/:id')
  async take(@Caller() caller: Identity | null, @Param() path: unknown, @Query() query: { start?: string }, @Req() request: IncomingMessage): Promise<Progress> {
    const account = changing(caller);
    const { project, id: file } = read(ofFile, path);
    const { start } = read(at, { start: Number(query.start) });
    return this.attachments.take(account, project, file, start, await bodyOf(request));
  }

  /** All has come: it is looked at, and attached. */
  @Post('files/:id/finish')
  @HttpCode(204)
  async finish(@Caller() caller: Identity | null, @Param() path: unknown): Promise<void> {
    const { project, id: file } = read(ofFile, path);
    await this.attachments.finish(changing(caller), project, file);
  }

  /** The file, to be saved and never shown: whatever is in it runs nothing here. */
  @Get('files/:id')
  async open(@Caller() caller: Identity | null, @Param() path: unknown, @Res() response: ServerResponse): Promise<void> {
    const { project, id: file } = read(ofFile, path);
    const { name, mediaType, size, pieces } = await this.attachments.open(signedIn(caller).account, project, file);
    response.setHeader('Content-Type', mediaType);
    response.setHeader('Content-Disposition', contentDisposition(name));
    response.setHeader('Content-Length', size);
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Content-Security-Policy', "default-src 'none'; sandbox");
    response.setHeader('Cache-Control', 'no-store');
    // Whoever goes away in between needs no answer.
    await pipeline(Readable.from(pieces), response).catch(() => response.destroy());
  }

  /** What was removed and still takes room. */
  @Get('removed-files')
  @Header('Cache-Control', 'no-store')
  async removed(@Caller() caller: Identity | null, @Param() path: unknown): Promise<RemovedFiles> {
    return this.attachments.removed(signedIn(caller).account, read(ofProject, path).project);
  }

  /** Takes the content out for good. */
  @Delete('files/:id')
  @HttpCode(204)
  async erase(@Caller() caller: Identity | null, @Param() path: unknown): Promise<void> {
    const { project, id: file } = read(ofFile, path);
    await this.attachments.erase(changing(caller), project, file);
  }
}

function changing(caller: Identity | null): string {
  const { account, readOnly } = signedIn(caller);
  if (readOnly) throw new Refusal('forbidden', 'This access token may only read.');
  return account;
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    size += (part as Buffer).length;
    // What is still on its way is thrown away, so that the answer gets through.
    if (size <= PIECE_BYTES) parts.push(part as Buffer);
  }
  if (size > PIECE_BYTES) throw new AttachmentError('fileTooLarge', `A piece may have at most ${PIECE_BYTES} bytes.`, { limit: PIECE_BYTES / 2 ** 20 });
  if (size === 0) throw new Refusal('invalidInput', 'Send the piece as application/octet-stream.');
  return Buffer.concat(parts);
}
