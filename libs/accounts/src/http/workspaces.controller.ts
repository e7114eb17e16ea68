import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Patch, Post, UseFilters, UseGuards, UsePipes } from '@nestjs/common';

import type { Identity } from '../authenticate.js';
import type { AccountsContext } from '../context.js';
import { createWorkspace, listWorkspaceMembers, listWorkspaces, removeFromWorkspace, renameWorkspace, type Workspace, type WorkspaceMember } from '../workspaces.js';
import { Caller, CallerGuard, inPerson, signedIn } from './caller.js';
import { idParam, type WorkspaceInput, workspaceInput } from './inputs.js';
import { ACCOUNTS } from './keys.js';
import { PlainErrors } from './plain-errors.js';
import { readsJson } from './reads-json.js';

@Controller('auth/workspaces')
@UseGuards(CallerGuard)
@UsePipes(readsJson)
@UseFilters(PlainErrors)
export class WorkspacesController {
  constructor(@Inject(ACCOUNTS) private readonly accounts: AccountsContext) {}

  @Get()
  async list(@Caller() caller: Identity | null): Promise<Workspace[]> {
    return listWorkspaces(this.accounts, signedIn(caller).account);
  }

  @Post()
  async create(@Caller() caller: Identity | null, @Body({ schema: workspaceInput }) { name }: WorkspaceInput): Promise<Workspace> {
    return createWorkspace(this.accounts, inPerson(caller).account, name);
  }

  @Patch(':id')
  async rename(@Caller() caller: Identity | null, @Param('id', { schema: idParam }) id: string, @Body({ schema: workspaceInput }) { name }: WorkspaceInput): Promise<Workspace> {
    return renameWorkspace(this.accounts, inPerson(caller).account, id, name);
  }

  @Get(':id/members')
  async members(@Caller() caller: Identity | null, @Param('id', { schema: idParam }) id: string): Promise<WorkspaceMember[]> {
    return listWorkspaceMembers(this.accounts, inPerson(caller).account, id);
  }

  @Delete(':id/members/:account')
  @HttpCode(204)
  async remove(@Caller() caller: Identity | null, @Param('id', { schema: idParam }) id: string, @Param('account', { schema: idParam }) account: string): Promise<void> {
    await removeFromWorkspace(this.accounts, inPerson(caller).account, id, account);
  }
}
