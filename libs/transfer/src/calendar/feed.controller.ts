import { Controller, Get, Inject, Ip, Param, Req, Res } from '@nestjs/common';
import { inSnapshot } from '@baraza/persistence';
import type { Request, Response } from 'express';
import { TRANSFER_SERVICES, type TransferServices } from '../http/services.js';
import { readFeed, tenantOf } from './feed.js';

/** For programs that subscribe to the calendar: whoever has the address sees it, and needs no account. */
@Controller('calendar')
export class FeedController {
  constructor(@Inject(TRANSFER_SERVICES) private readonly services: TransferServices) {}

  @Get(':token.ics')
  async feed(@Param('token') token: string, @Ip() ip: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    const { calendars, dataSource } = this.services;
    const grant = await calendars.grantOf(token, ip);
    const file = await inSnapshot(dataSource, tenantOf(grant), (sql) => readFeed(sql, grant, calendars.publicUrl(request)));
    response.setHeader('Cache-Control', 'private, no-store');
    if (file === null) return void response.status(404).type('text/plain').send('There is no calendar at this address. It was taken back, or was never here.\n');
    if (grant) await calendars.used(grant);
    response.setHeader('Content-Type', 'text/calendar; charset=utf-8');
    response.setHeader('Content-Disposition', 'inline; filename="calendar.ics"');
    response.end(file);
  }
}
