import { type DynamicModule, Module } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import type { Registration } from '../registration.js';
import { REGISTRATION, REGISTRATION_DATA_SOURCE } from './keys.js';
import { LinksController } from './links.controller.js';
import { PublicController } from './public.controller.js';

/** Registering oneself over HTTP: `/api/projects/:project/sessions/:session/registration` for who makes links, `/api/register` for everybody. The accounts' module must be there. */
@Module({})
export class RegistrationModule {
  /** @param dataSource as the server's role. */
  static register({ registration, dataSource }: { registration: Registration; dataSource: DataSource }): DynamicModule {
    return {
      module: RegistrationModule,
      controllers: [LinksController, PublicController],
      providers: [
        { provide: REGISTRATION, useValue: registration },
        { provide: REGISTRATION_DATA_SOURCE, useValue: dataSource },
      ],
    };
  }
}
