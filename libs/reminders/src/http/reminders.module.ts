import { type DynamicModule, Module } from '@nestjs/common';
import type { Reminders } from '../reminders.js';
import { REMINDERS, RemindersController } from './reminders.controller.js';

/** Reminders over HTTP: `/api/notices`, and `/api/projects/:project/reminders`. The accounts' module must be there. */
@Module({})
export class RemindersModule {
  static register(reminders: Reminders): DynamicModule {
    return { module: RemindersModule, controllers: [RemindersController], providers: [{ provide: REMINDERS, useValue: reminders }] };
  }
}
