import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res, UseFilters, UseGuards } from '@nestjs/common';
import { findProject } from '@baraza/persistence';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ImportJobs } from '../import/jobs.js';
import { notThere } from '../registry/state.js';
import { Account, CallerGuard } from './caller.js';
import { TransferErrors } from './errors.filter.js';
import { type ImportList, type ImportPreview, type ImportProgress, listOf, previewOf, progressOf } from './import-view.js';
import { choicesInput, idInput, parseInput, parseJson, rowsQuery } from './inputs.js';
import { IMPORT_JOBS, TRANSFER_SERVICES, type TransferServices } from './services.js';
import { readUpload } from './upload.js';

/** A workbook, or a pair of CSV files. */
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
  async upload(@Account() account: string, @Param('id') id: string, @Req() request: IncomingMessage, @Res({ passthrough: true }) response: ServerResponse): Promise<ImportPreview> {
    const place = await findProject(this.services.dataSource, parseInput(idInput, id));
    const { files, fields } = await readUpload(account, request, MOST_FILES);
    if (!place) throw notThere();
    const choices = parseInput(choicesInput, parseJson(fields.get('choices'), 'choices'));
    const gone = new AbortController();
    response.once('close', () => gone.abort(new Error('The client has gone away.')));
    return previewOf(await this.jobs.begin(account, place, files, choices, gone.signal));
  }

  @Get('imports/:id')
  async progress(@Account() account: string, @Param('id') id: string): Promise<ImportProgress> {
    return progressOf(await this.jobs.get(account, id));
  }

  @Get('imports/:id/preview')
  async preview(@Account() account: string, @Param('id') id: string): Promise<ImportPreview> {
    return previewOf(await this.jobs.get(account, id));
  }

  @Post('imports/:id/choices')
  @HttpCode(200)
  async choose(@Account() account: string, @Param('id') id: string, @Body() body: unknown): Promise<ImportPreview> {
    return previewOf(await this.jobs.choose(account, id, parseInput(choicesInput, body)));
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
