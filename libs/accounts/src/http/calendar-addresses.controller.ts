import { Body, Controller, Delete, Get, Header, HttpCode, Inject, Param, Post, Query, Req, UseFilters, UseGuards, UsePipes } from '@nestjs/common';
import type { Request } from 'express';

import { revokeAccessToken } from '../access-tokens.js';
import type { Identity } from '../authenticate.js';
import { type CalendarAddress, createCalendarAddress, listCalendarAddresses } from '../calendar-addresses.js';
import type { AccountsContext } from '../context.js';
import { Caller, CallerGuard, inPerson } from './caller.js';
import { type CalendarAddressInput, calendarAddressInput, type CalendarQuery, calendarQuery, idParam } from './inputs.js';
import { ACCOUNTS, PUBLIC_URL } from './keys.js';
import { calendarUrl, publicUrlOf } from './links.js';
import { PlainErrors } from './plain-errors.js';
import { readsJson } from './reads-json.js';

/** Each person's own addresses of calendars. Made in person: whoever has a token must not leave an address behind that outlives it. */
@Controller('auth/calendars')
@UseGuards(CallerGuard)
@UsePipes(readsJson)
@UseFilters(PlainErrors)
export class CalendarAddressesController {
  constructor(
    @Inject(ACCOUNTS) private readonly accounts: AccountsContext,
    @Inject(PUBLIC_URL) private readonly publicUrl: string | null,
  ) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  async list(@Caller() caller: Identity | null, @Query({ schema: calendarQuery }) { project }: CalendarQuery): Promise<CalendarAddress[]> {
    return listCalendarAddresses(this.accounts, inPerson(caller).account, project);
  }

  @Post()
  @Header('Cache-Control', 'no-store')
  async create(@Caller() caller: Identity | null, @Body({ schema: calendarAddressInput }) body: CalendarAddressInput, @Req() request: Request): Promise<CalendarAddress & { url: string }> {
    const { token, ...made } = await createCalendarAddress(this.accounts, inPerson(caller).account, body);
    return { ...made, url: calendarUrl(publicUrlOf(this.publicUrl, request), token) };
  }

  @Delete(':id')
  @HttpCode(204)
  async revoke(@Caller() caller: Identity | null, @Param('id', { schema: idParam }) id: string): Promise<void> {
    await revokeAccessToken(this.accounts, inPerson(caller).account, id);
  }
}
