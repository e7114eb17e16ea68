/** Whom a batch could bring into its project though they are not in its workspace. */
import { isId } from '@baraza/domain';
import { readOutsiders, type Sql } from '@baraza/persistence';
import type { RecordStore } from '@baraza/store';
import type { Prepared } from './batch.js';

/** Those among the people whom the batch could make members that are not in the workspace. Asks the database only where there could be any; until the end of the transaction nobody leaves. */
export function outsidersOf(sql: Sql, workspace: string, batch: readonly Prepared[], store: RecordStore): Promise<ReadonlySet<string>> {
  const accounts = new Set(batch.flatMap((prepared) => (prepared.refusal === null ? accountsIn(prepared) : [])));
  // Whoever was a member can be one again.
  for (const member of store.all('member')) if (member.deleted) accounts.add(member['account'] as string);
  return accounts.size === 0 ? Promise.resolve(accounts) : readOutsiders(sql, workspace, [...accounts]);
}

/** Whoever begins a project, and the accounts that an input names: in fields of that type, and among what is to be put back. */
function accountsIn({ command, operation: { name, input: shape }, input }: Prepared & { refusal: null }): string[] {
  const founder = command.founding ? [command.actor] : [];
  const named = Object.entries(shape).flatMap(([field, { type }]) => (type === 'account' ? [input[field]] : []));
  const putBack = name === 'restore' ? (input['changes'] as { entity: string; field: string; value: unknown }[]).flatMap(({ entity, field, value }) => (entity === 'member' && field === 'account' ? [value] : [])) : [];
  return [...founder, ...named, ...putBack].filter((account): account is string => typeof account === 'string' && isId(account));
}
