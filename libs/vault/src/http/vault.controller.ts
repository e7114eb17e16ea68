import { Body, Controller, Delete, Get, Header, HttpCode, Inject, Param, Put, Query, UseFilters, UseGuards } from '@nestjs/common';
import { Caller, CallerGuard, type Identity as Credential, signedIn } from '@baraza/accounts';
import { findProject, inSnapshot, type ProjectPlace, readViewer } from '@baraza/persistence';
import type { DataSource } from 'typeorm';
import { notThere, VaultError } from '../errors.js';
import type { PersonAnswer, Vault } from '../vault.js';
import { VAULT, VAULT_DATA_SOURCE, VAULT_GATE, type VaultGate } from './gate.js';
import { given, ofSession, parseInput, person as personPath, place as placePath } from './inputs.js';
import { VaultErrors } from './vault.errors.js';

/** Names of people who take part, for those who may. Nothing of a request or an answer is ever logged; what is asked for is never part of an address. */
@Controller('api/projects/:project/vault')
@UseGuards(CallerGuard)
@UseFilters(VaultErrors)
export class VaultController {
  constructor(
    @Inject(VAULT) private readonly vault: Vault,
    @Inject(VAULT_GATE) private readonly gate: VaultGate,
    @Inject(VAULT_DATA_SOURCE) private readonly dataSource: DataSource,
  ) {}

  /** What names are sealed with. Every member of the project may have it: it opens nothing. */
  @Get('key')
  @Header('Cache-Control', 'no-store')
  async key(@Caller() caller: Credential | null, @Param() path: unknown): Promise<{ publicKey: string }> {
    const { place } = await this.member(caller, path);
    return { publicKey: await this.vault.publicKey(place) };
  }

  /** Takes a name: `{sealed}`, or `{identity: {name, contact, note}}` from a browser that cannot seal. May be sent again. */
  @Put('people/:id')
  @HttpCode(204)
  async put(@Caller() caller: Credential | null, @Param() path: unknown, @Query() query: unknown, @Body() body: unknown): Promise<void> {
    const { account, place } = await this.member(caller, path, 'changes');
    const { id } = parseInput(personPath, path);
    const { session } = parseInput(ofSession, query);
    if (!(await this.gate.mayEnter(place, account, session, id))) throw new VaultError('forbidden', 'You may not enter names in this session.');
    await this.vault.put(place, id, parseInput(given, body));
  }

  /** The names of a session, as far as they can be read. Noted down each time. */
  @Get('people')
  @Header('Cache-Control', 'no-store')
  async people(@Caller() caller: Credential | null, @Param() path: unknown, @Query() query: unknown): Promise<{ people: PersonAnswer[] }> {
    const { account, place } = await this.member(caller, path);
    const { session } = parseInput(ofSession, query);
    const ids = await this.gate.mayRead(place, account, session);
    if (!ids) throw new VaultError('forbidden', 'You may not read the names of this session.');
    return { people: await this.vault.read(place, ids, { account, session }) };
  }

  /** Destroys a name for good. */
  @Delete('people/:id')
  @HttpCode(204)
  async erase(@Caller() caller: Credential | null, @Param() path: unknown): Promise<void> {
    const { account, place } = await this.member(caller, path, 'changes');
    const { id } = parseInput(personPath, path);
    if (!(await this.gate.mayErase(place, account))) throw new VaultError('forbidden', 'You may not erase names.');
    await this.vault.erase(place, id);
  }

  /** For whoever is not in the project it does not exist. */
  private async member(caller: Credential | null, path: unknown, purpose: 'reads' | 'changes' = 'reads'): Promise<{ account: string; place: ProjectPlace }> {
    const { account, readOnly } = signedIn(caller);
    if (readOnly && purpose === 'changes') throw new VaultError('readOnlyToken', 'This access token may only read.');
    const place = await findProject(this.dataSource, parseInput(placePath, path).project);
    if (!place || !(await inSnapshot(this.dataSource, place.workspace, (sql) => readViewer(sql, place, account)))) throw notThere();
    return { account, place };
  }
}
