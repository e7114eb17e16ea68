import { Line } from '@baraza/commands';
import { Controller, Get, Header, Inject, Param, Post, Query, Req, Res, UseFilters, UseGuards } from '@nestjs/common';
import { findProject } from '@baraza/persistence';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { exportLosses, makeDownload } from '../export/download.js';
import { contentDisposition, dataFileName } from '../export/file-name.js';
import { importProject } from '../project-file/import.js';
import { readProjectFile } from '../project-file/read.js';
import { notThere, type ProjectState, readState } from '../registry/state.js';
import { Account, CallerGuard } from './caller.js';
import { TransferErrors } from './errors.filter.js';
import { serverBusy } from '../errors.js';
import { exportQuery, idInput, parseInput } from './inputs.js';
import { TRANSFER_SERVICES, type TransferServices } from './services.js';
import { readUpload } from './upload.js';

/** Aborted when the client has gone away. */
function whileOpen(response: ServerResponse): AbortSignal {
  const gone = new AbortController();
  response.once('close', () => gone.abort(new Error('The client has gone away.')));
  return gone.signal;
}

/** Exports as far as the viewer may read, and whole projects in. */
@Controller('files')
@UseGuards(CallerGuard)
@UseFilters(TransferErrors)
export class ExportsController {
  /** While a file is made the project is in memory, and the file. */
  private readonly making = new Line({ most: 3, mostOfOne: 1, mostWaiting: 30, mostWaitingOfOne: 5 });
  /** While a project is put in all its records are in memory. Few wait, as what was uploaded waits in memory too. */
  private readonly filling = new Line({ most: 2, mostOfOne: 1, mostWaiting: 3, mostWaitingOfOne: 1 });

  constructor(@Inject(TRANSFER_SERVICES) private readonly services: TransferServices) {}

  @Get('projects/:id/export')
  async download(@Account() account: string, @Param('id') id: string, @Query() query: unknown, @Res() response: ServerResponse): Promise<void> {
    const { format, ...part } = parseInput(exportQuery, query);
    const now = new Date();
    const make = async (): Promise<Awaited<ReturnType<typeof makeDownload>> & { of: string }> => {
      const state = await this.state(account, id);
      return { ...(await makeDownload(state, format, part, now)), of: state.project.name };
    };
    const { bytes, type, ending, classification, of } = await this.making.within(account, make, { signal: whileOpen(response), full: serverBusy });
    response.setHeader('Content-Type', type);
    response.setHeader('Content-Disposition', contentDisposition(dataFileName(of, now, classification, ending)));
    response.setHeader('Content-Length', bytes.byteLength);
    response.setHeader('Cache-Control', 'no-store');
    response.end(bytes);
  }

  /** What the format cannot hold. */
  @Get('projects/:id/export/losses')
  @Header('Cache-Control', 'no-store')
  async losses(@Account() account: string, @Param('id') id: string, @Query() query: unknown, @Res({ passthrough: true }) response: ServerResponse): Promise<{ losses: { code: string; count: number; message: string }[] }> {
    const { format, ...part } = parseInput(exportQuery, query);
    return this.making.within(account, async () => ({ losses: exportLosses(await this.state(account, id), format, part) }), { signal: whileOpen(response), full: serverBusy });
  }

  /** Form with one project file. Makes a new project of it, with the caller as its owner. */
  @Post('workspaces/:id/import-project')
  async importProject(@Account() account: string, @Param('id') id: string, @Req() request: IncomingMessage, @Res({ passthrough: true }) response: ServerResponse): Promise<{ project: string }> {
    const { dataSource, destroyKeys, handler } = this.services;
    const founder = await this.services.founder(account, parseInput(idInput, id));
    const { files } = await readUpload(account, request, 1);
    const signal = whileOpen(response);
    const fill = async (): Promise<{ project: string }> => importProject(dataSource, handler, founder, await readProjectFile(files[0]!.file), { destroyKeys, signal });
    const { project } = await this.filling.within(account, fill, { signal, full: serverBusy });
    return { project };
  }

  private async state(account: string, id: string): Promise<ProjectState> {
    const { dataSource } = this.services;
    const place = await findProject(dataSource, parseInput(idInput, id));
    if (!place) throw notThere();
    return readState(dataSource, place, account, 'export', { sessions: true });
  }
}
