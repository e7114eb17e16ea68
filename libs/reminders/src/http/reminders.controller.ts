import { Body, Controller, Delete, Get, Header, HttpCode, Inject, Param, Post, Put, Query, UseGuards } from '@nestjs/common';
import { Caller, CallerGuard, type Identity, signedIn } from '@baraza/accounts';
import { anyId, boolean, choice, COMMENTABLE, type Field, listOf, parseWith, Refusal, type Shape, shapeValidator, text, type ValuesOf } from '@baraza/domain';
import type { Notices, Reminder, Reminders } from '../reminders.js';

export const REMINDERS = Symbol('reminders');

const id = anyId({ description: 'Id.', required: true });
const project = { project: id };
const ofProject = { project: id, id };
const seen = { notices: listOf('SeenNotice', ofProject, { description: 'Which.', max: 500 }), seen: boolean({ description: 'Seen, or to be shown as new again.', required: true }) };
const about = { record: id };
const reminder = {
  entity: choice(COMMENTABLE as unknown as readonly [(typeof COMMENTABLE)[number]], { description: 'Which kind of record.', required: true }),
  record: id,
  on: text({ description: 'The day.', required: true, max: 10 }),
  timeZone: text({ description: 'IANA time zone of the day.', required: true, max: 100 }),
  note: text({ description: 'What to think of.', max: 500 }),
};

/** @throws Refusal `invalidInput`. */
const read = <S extends Shape>(shape: S, value: unknown): ValuesOf<S> => parseWith(shapeValidator(shape as Record<string, Field>), value) as ValuesOf<S>;

/** What the person is reminded of, over all projects. It is theirs alone. */
@Controller('api')
@UseGuards(CallerGuard)
export class RemindersController {
  constructor(@Inject(REMINDERS) private readonly reminders: Reminders) {}

  @Get('notices')
  @Header('Cache-Control', 'no-store')
  async list(@Caller() caller: Identity | null): Promise<Notices> {
    return this.reminders.list(signedIn(caller).account);
  }

  /** May be said again. What is not there any more is passed over. */
  @Post('notices/seen')
  @HttpCode(204)
  async see(@Caller() caller: Identity | null, @Body() body: unknown): Promise<void> {
    const account = changing(caller);
    const { notices, seen: isSeen } = read(seen, body);
    const byProject = groups(notices);
    for (const [each, ids] of byProject) await this.reminders.see(account, each, ids, isSeen);
  }

  @Get('projects/:project/reminders')
  @Header('Cache-Control', 'no-store')
  async about(@Caller() caller: Identity | null, @Param() path: unknown, @Query() query: unknown): Promise<{ reminders: Reminder[] }> {
    return { reminders: await this.reminders.about(signedIn(caller).account, read(project, path).project, read(about, query).record) };
  }

  @Put('projects/:project/reminders/:id')
  @HttpCode(204)
  async set(@Caller() caller: Identity | null, @Param() path: unknown, @Body() body: unknown): Promise<void> {
    const at = read(ofProject, path);
    await this.reminders.set(changing(caller), at.project, { id: at.id, ...read(reminder, body) });
  }

  @Delete('projects/:project/reminders/:id')
  @HttpCode(204)
  async unset(@Caller() caller: Identity | null, @Param() path: unknown): Promise<void> {
    const at = read(ofProject, path);
    await this.reminders.unset(changing(caller), at.project, at.id);
  }
}

function changing(caller: Identity | null): string {
  const { account, readOnly } = signedIn(caller);
  if (readOnly) throw new Refusal('forbidden', 'This access token may only read.');
  return account;
}

function groups(notices: readonly { project: string; id: string }[]): Map<string, string[]> {
  const byProject = new Map<string, string[]>();
  for (const { project: of, id: notice } of notices) byProject.set(of, [...(byProject.get(of) ?? []), notice]);
  return byProject;
}
