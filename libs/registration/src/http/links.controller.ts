import { Body, Controller, Delete, Get, Header, HttpCode, Inject, Param, Post, UseFilters, UseGuards } from '@nestjs/common';
import { Caller, CallerGuard, type Identity as Credential, signedIn } from '@baraza/accounts';
import { findProject, type ProjectPlace } from '@baraza/persistence';
import type { DataSource } from 'typeorm';
import { noSession, RegistrationError } from '../errors.js';
import type { Registration } from '../registration.js';
import type { Link } from '../tables.js';
import { making, ofLink, ofSession, parseInput } from './inputs.js';
import { REGISTRATION, REGISTRATION_DATA_SOURCE } from './keys.js';
import { RegistrationErrors } from './registration.errors.js';

/** What is told of a link: not its secret, which is known to nobody but who made it, and not who that was. */
export interface ShownLink {
  id: string;
  createdAt: Date;
  expiresAt: Date;
  closedAt: Date | null;
  registered: number;
}
const shown = ({ id, createdAt, expiresAt, closedAt, registered }: Link): ShownLink => ({ id, createdAt, expiresAt, closedAt, registered });

/** Links by which people register themselves, for whoever notes in the session. */
@Controller('api/projects/:project/sessions/:session/registration')
@UseGuards(CallerGuard)
@UseFilters(RegistrationErrors)
export class LinksController {
  constructor(
    @Inject(REGISTRATION) private readonly registration: Registration,
    @Inject(REGISTRATION_DATA_SOURCE) private readonly dataSource: DataSource,
  ) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  async list(@Caller() caller: Credential | null, @Param() path: unknown): Promise<{ links: ShownLink[] }> {
    const { account, place, session } = await this.asked(caller, path);
    return { links: (await this.registration.list(place, account, session)).map(shown) };
  }

  @Post()
  @Header('Cache-Control', 'no-store')
  async make(@Caller() caller: Credential | null, @Param() path: unknown, @Body() body: unknown): Promise<ShownLink & { token: string }> {
    const { account, place, session } = await this.asked(caller, path, 'changes');
    const { token, link } = await this.registration.make(place, account, session, parseInput(making, body).hours);
    return { ...shown(link), token };
  }

  @Delete(':id')
  @HttpCode(204)
  async close(@Caller() caller: Credential | null, @Param() path: unknown): Promise<void> {
    const { account, place, session } = await this.asked(caller, path, 'changes');
    await this.registration.close(place, account, session, parseInput(ofLink, path).id);
  }

  private async asked(caller: Credential | null, path: unknown, purpose: 'reads' | 'changes' = 'reads'): Promise<{ account: string; place: ProjectPlace; session: string }> {
    const { account, readOnly } = signedIn(caller);
    if (readOnly && purpose === 'changes') throw new RegistrationError('readOnlyToken', 'This access token may only read.');
    const { project, session } = parseInput(ofSession, path);
    const place = await findProject(this.dataSource, project);
    if (!place) throw noSession();
    return { account, place, session };
  }
}
