import { type DynamicModule, Inject, Module, type OnModuleDestroy } from '@nestjs/common';
import { FeedController } from '../calendar/feed.controller.js';
import { ImportJobs } from '../import/jobs.js';
import { ExportsController } from './exports.controller.js';
import { ImportsController } from './imports.controller.js';
import { ProjectsController } from './projects.controller.js';
import { IMPORT_JOBS, TRANSFER_SERVICES, type TransferServices } from './services.js';

/** Files in and out over HTTP, under `/files`; and calendars that are subscribed to, under `/calendar`. */
@Module({})
export class TransferModule implements OnModuleDestroy {
  constructor(@Inject(IMPORT_JOBS) private readonly jobs: ImportJobs) {}

  static register(services: TransferServices): DynamicModule {
    return {
      module: TransferModule,
      controllers: [ImportsController, ExportsController, ProjectsController, FeedController],
      providers: [
        { provide: TRANSFER_SERVICES, useValue: services },
        { provide: IMPORT_JOBS, useValue: new ImportJobs(services) },
      ],
    };
  }

  /** What is being put in is taken back before the database closes. */
  async onModuleDestroy(): Promise<void> {
    await this.jobs.close();
  }
}
