import { Body, Controller, Delete, HttpCode, Inject, Param, Post, UseFilters, UseGuards } from '@nestjs/common';
import { createSampleProject, deleteProject, Line, type SampleCode, SAMPLES } from '@baraza/commands';
import { hasRight } from '@baraza/domain';
import { findProject, inSnapshot, readViewer } from '@baraza/persistence';
import { SAMPLE_LANGUAGES } from '@baraza/sample';
import { z } from 'zod';
import { serverBusy, TransferError } from '../errors.js';
import { notThere } from '../registry/state.js';
import { Account, CallerGuard } from './caller.js';
import { TransferErrors } from './errors.filter.js';
import { idInput, parseInput } from './inputs.js';
import { TRANSFER_SERVICES, type TransferServices } from './services.js';

const sampleInput = z.strictObject({
  workspace: idInput,
  sample: z.enum(Object.keys(SAMPLES) as [SampleCode, ...SampleCode[]], { error: `must be one of ${Object.keys(SAMPLES).join(', ')}` }),
  language: z.string().default('en'),
});

/** Whole projects: one filled with a sample, one erased. */
@Controller('files')
@UseGuards(CallerGuard)
@UseFilters(TransferErrors)
export class ProjectsController {
  private readonly filling = new Line({ most: 3, mostOfOne: 1, mostWaiting: 20, mostWaitingOfOne: 3 });

  constructor(@Inject(TRANSFER_SERVICES) private readonly services: TransferServices) {}

  /** Begins a project with a sample in it, in the reader's language where the sample has it. */
  @Post('samples')
  async openSample(@Account() account: string, @Body() body: unknown): Promise<{ project: string }> {
    const { workspace, sample, language } = parseInput(sampleInput, body);
    const founder = await this.services.founder(account, workspace);
    const spoken = SAMPLE_LANGUAGES.find((each) => each === language) ?? 'en';
    const { project } = await this.filling.within(account, () => createSampleProject(this.services.handler, founder, sample, spoken), { full: serverBusy });
    return { project };
  }

  /** Erases a project with its whole log. There is no way back. */
  @Delete('projects/:id')
  @HttpCode(204)
  async erase(@Account() account: string, @Param('id') id: string): Promise<void> {
    const { dataSource, destroyKeys, erased } = this.services;
    const place = await findProject(dataSource, parseInput(idInput, id));
    const viewer = place && (await inSnapshot(dataSource, place.workspace, (sql) => readViewer(sql, place, account)));
    if (!place || !viewer) throw notThere();
    if (!hasRight(viewer, 'manageProject')) throw new TransferError('forbidden', 'Only an owner of the project may erase it.');
    await deleteProject(dataSource, place, destroyKeys);
    erased(place.project);
  }
}
