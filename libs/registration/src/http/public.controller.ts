import { Body, Controller, Header, HttpCode, Inject, Ip, Post, UseFilters, UseGuards } from '@nestjs/common';
import { CallerGuard, networkOf } from '@baraza/accounts';
import type { PublicSession, Registration } from '../registration.js';
import { coming, correcting, looking, parseInput, registering, withdrawing } from './inputs.js';
import { REGISTRATION } from './keys.js';
import { RegistrationErrors } from './registration.errors.js';

type Mine = Awaited<ReturnType<Registration['mine']>>;

/** For people without an account. Secrets travel in bodies, never in addresses; nothing of a request or an answer is ever logged. */
@Controller('api/register')
@UseGuards(CallerGuard)
@UseFilters(RegistrationErrors)
export class PublicController {
  constructor(@Inject(REGISTRATION) private readonly registration: Registration) {}

  /** What is asked, and what is kept. */
  @Post('look')
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  async look(@Body() body: unknown, @Ip() ip: string): Promise<PublicSession> {
    return this.registration.look(parseInput(looking, body).token, networkOf(ip));
  }

  @Post()
  @HttpCode(200)
  async register(@Body() body: unknown, @Ip() ip: string): Promise<{ seat: string | null }> {
    const { token, ...given } = parseInput(registering, body);
    return this.registration.register(token, networkOf(ip), given);
  }

  /** What stands under a code. */
  @Post('mine')
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  async mine(@Body() body: unknown, @Ip() ip: string): Promise<Mine> {
    const { token, code } = parseInput(coming, body);
    return this.registration.mine(token, networkOf(ip), code);
  }

  @Post('correct')
  @HttpCode(204)
  async correct(@Body() body: unknown, @Ip() ip: string): Promise<void> {
    const { token, code, ...answers } = parseInput(correcting, body);
    await this.registration.correct(token, networkOf(ip), code, answers);
  }

  @Post('withdraw')
  @HttpCode(204)
  async withdraw(@Body() body: unknown, @Ip() ip: string): Promise<void> {
    const { token, code, withdrawn } = parseInput(withdrawing, body);
    await this.registration.withdraw(token, networkOf(ip), code, withdrawn);
  }
}
