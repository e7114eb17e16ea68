/** What GraphQL needs of accounts and projects. */
import { type AccountsContext, authenticate, listWorkspaces, peopleById, workspaceRole } from '@baraza/accounts';
import { type CommandHandler, createProject, type Founder, ProjectRefused } from '@baraza/commands';
import { Refusal } from '@baraza/domain';
import type { GraphqlServices, NewProject } from '@baraza/graphql';
import type { ProjectPlace } from '@baraza/persistence';
import type { DataSource } from 'typeorm';

export interface ServiceParts {
  dataSource: DataSource;
  accounts: AccountsContext;
  handler: CommandHandler;
}

export const graphqlServices = ({ dataSource, accounts, handler }: ServiceParts): GraphqlServices => {
  return {
    dataSource,
    commands: handler,
    authenticate: (headers) => authenticate(accounts, headers),
    person: (account) => personOf(accounts, account),
    workspaces: (account) => listWorkspaces(accounts, account),
    createProject: async (account, workspace, project) => {
      return begin(handler, await founderOf(accounts, account, workspace), project);
    },
  };
};

async function personOf(accounts: AccountsContext, account: string): Promise<{ email: string; displayName: string }> {
  const [found] = await peopleById(accounts, [account]);
  if (!found) throw new Refusal('notFound', 'There is no such account.', { entity: 'account' });
  return { email: found.email, displayName: found.displayName };
}

/** The person as the founder of a project in the workspace. @throws Refusal where the person may not begin one there. */
export async function founderOf(accounts: AccountsContext, account: string, workspace: string): Promise<Founder> {
  await requireFounder(accounts, account, workspace);
  return { workspace, account, displayName: (await personOf(accounts, account)).displayName };
}

/** Whoever was invited to one project of a workspace is in the workspace too, so that alone does not allow beginning others there. */
async function requireFounder(accounts: AccountsContext, account: string, workspace: string): Promise<void> {
  const role = await workspaceRole(accounts, account, workspace);
  if (role === null) throw new Refusal('notFound', 'There is no such workspace, or you are not in it.', { entity: 'workspace' }, 'workspace');
  if (role !== 'administrator') throw new Refusal('forbidden', 'Only an administrator of the workspace may begin projects in it. You can make a workspace of your own.', { role }, 'workspace');
}

async function begin(handler: CommandHandler, founder: Founder, project: NewProject): Promise<ProjectPlace> {
  try {
    return await createProject(handler, founder, project);
  } catch (error) {
    if (!(error instanceof ProjectRefused)) throw error;
    const { code, message, params } = error.refusal;
    throw new Refusal(code, message, params);
  }
}
