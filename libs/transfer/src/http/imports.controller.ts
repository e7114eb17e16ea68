import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res, UseFilters, UseGuards } from '@nestjs/common';
import { findProject } from '@baraza/persistence';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { intoSession } from '../answers/session-import.js';
import type { Importable } from '../import/importable.js';
import type { ImportJobs } from '../import/jobs.js';
import { RECORDS } from '../import/records-import.js';
import { notThere } from '../registry/state.js';
import { Account, CallerGuard } from './caller.js';
import { TransferErrors } from './errors.filter.js';
import { type ImportList, type ImportProgress, listOf, progressOf } from './import-view.js';
import { idInput, parseInput, parseJson, rowsQuery } from './inputs.js';
import { IMPORT_JOBS, TRANSFER_SERVICES, type TransferServices } from './services.js';
import { readUpload } from './upload.js';

/** A workbook, or a pair of CSV files; a form and what was answered. */
const MOST_FILES = 2;

/** Imports: upload and preview, choices, progress, cancel. */
@Controller('files')
@UseGuards(CallerGuard)
@UseFilters(TransferErrors)
export class ImportsController {
  constructor(
    @Inject(TRANSFER_SERVICES) private readonly services: TransferServices,
    @Inject(IMPORT_JOBS) private readonly jobs: ImportJobs,
  ) {}

  /** Form with one workbook or CSV file, or a pair of CSV files; a field `choices` may carry choices as JSON. Nothing is changed. */
  @Post('projects/:id/import')
  upload(@Account() account: string, @Param('id') id: string, @Req() request: IncomingMessage, @Res({ passthrough: true }) response: ServerResponse): Promise<object> {
    return this.begin(RECORDS, account, id, request, response);
  }

  /** The same with answers for a session: an export of submissions with or without its form, or a table of answers. */
  @Post('projects/:id/sessions/:session/answers')
  answers(@Account() account: string, @Param('id') id: string, @Param('session') session: string, @Req() request: IncomingMessage, @Res({ passthrough: true }) response: ServerResponse): Promise<object> {
    return this.begin(intoSession(parseInput(idInput, session)), account, id, request, response);
  }

  private async begin(kind: Importable, account: string, id: string, request: IncomingMessage, response: ServerResponse): Promise<object> {
    const place = await findProject(this.services.dataSource, parseInput(idInput, id));
    const { files, fields } = await readUpload(account, request, MOST_FILES);
    if (!place) throw notThere();
    const choices = kind.parseChoices(parseJson(fields.get('choices'), 'choices'));
    const gone = new AbortController();
    response.once('close', () => gone.abort(new Error('The client has gone away.')));
    return kind.preview(await this.jobs.begin(kind, account, place, files, choices, gone.signal));
  }

  @Get('imports/:id')
  async progress(@Account() account: string, @Param('id') id: string): Promise<ImportProgress> {
    return progressOf(await this.jobs.get(account, id));
  }

  @Get('imports/:id/preview')
  async preview(@Account() account: string, @Param('id') id: string): Promise<object> {
    const kind = this.jobs.kindOf(account, id);
    return kind.preview(await this.jobs.get(account, id));
  }

  @Post('imports/:id/choices')
  @HttpCode(200)
  async choose(@Account() account: string, @Param('id') id: string, @Body() body: unknown): Promise<object> {
    const kind = this.jobs.kindOf(account, id);
    return kind.preview(await this.jobs.choose(account, id, kind.parseChoices(body)));
  }

  @Get('imports/:id/rows')
  async rows(@Account() account: string, @Param('id') id: string, @Query() query: unknown): Promise<ImportList> {
    const { class: name, offset, limit } = parseInput(rowsQuery, query);
    return listOf((await this.jobs.get(account, id)).plan, name, offset, limit);
  }

  @Post('imports/:id/apply')
  @HttpCode(202)
  async apply(@Account() account: string, @Param('id') id: string): Promise<ImportProgress> {
    return progressOf(await this.jobs.apply(account, id));
  }

  @Post('imports/:id/cancel')
  @HttpCode(200)
  cancel(@Account() account: string, @Param('id') id: string): ImportProgress {
    return progressOf(this.jobs.cancel(account, id));
  }
}
