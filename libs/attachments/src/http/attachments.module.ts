import { type DynamicModule, Logger, Module, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import type { Attachments } from '../attachments.js';
import { sweepFiles } from '../sweep.js';
import { ATTACHMENTS, AttachmentsController } from './attachments.controller.js';

const EVERY_MS = 6 * 3_600_000;
const SWEEP = Symbol('sweep of files');

/** Sweeps when the server starts and a few times a day; several servers may do so at once. */
class Sweep implements OnModuleInit, OnApplicationShutdown {
  private readonly log = new Logger('files');
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();

  constructor(private readonly dataSource: DataSource) {}

  onModuleInit(): void {
    this.timer = setInterval(() => this.sweep(), EVERY_MS);
    this.timer.unref();
    this.sweep();
  }
  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }
  private sweep(): void {
    this.running = sweepFiles(this.dataSource).then(
      () => undefined,
      (error: unknown) => this.log.error(String(error)),
    );
  }
}

/** Files of sources over HTTP, under `/api/projects/:project`. The accounts' module must be there. */
@Module({})
export class AttachmentsModule {
  /** @param dataSource as the server's role. */
  static register(attachments: Attachments, dataSource: DataSource): DynamicModule {
    return {
      module: AttachmentsModule,
      controllers: [AttachmentsController],
      providers: [
        { provide: ATTACHMENTS, useValue: attachments },
        { provide: SWEEP, useFactory: () => new Sweep(dataSource) },
      ],
    };
  }
}
