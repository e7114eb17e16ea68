import { type EntityCount, Refusal, type RefusalData } from '@baraza/domain';
import type { GroupUndone } from '@baraza/sync-client';
import { ask, change } from './apollo.js';
import { groupSinceDocument, undoGroupDocument } from './documents.generated.js';

type Answered = Omit<RefusalData, 'params'> & { readonly params: unknown };
const dataOf = ({ code, message, params, path }: Answered): RefusalData => ({ code, message, params: (params ?? {}) as RefusalData['params'], path });

/** Undoes a group of this person at the server; `all`: with what somebody has worked on since. @throws Refusal where it was refused, AppError where it could not be asked. */
export async function undoGroup(project: string, group: string, all = false): Promise<GroupUndone> {
  const { undoGroup: result } = await change(undoGroupDocument, { project, group, all });
  if (result.__typename === 'Refused') {
    const { code, message, params, path } = dataOf(result);
    throw new Refusal(code, message, params, path);
  }
  const skipped = result.report.skipped.map(({ entity, id, fields, code }) => ({ entity, id, fields: [...fields], ...(code !== null && { code }) }));
  return { group: result.seq === null ? null : result.group, report: { skipped }, taken: result.taken.map(({ entity, count }) => ({ entity, count })), stopped: result.stopped && dataOf(result.stopped) };
}

/** What was done since to what a group of this person made, as far as they may read it. */
export interface GroupSince {
  /** Changed since. */
  readonly changed: readonly EntityCount[];
  /** Made since, and hanging on it. */
  readonly added: readonly EntityCount[];
  /** Who did it; null: somebody who is not in the project any more. */
  readonly by: readonly { readonly account: string; readonly displayName: string | null }[];
  /** Records that more people could read if it were undone. */
  readonly opened: number;
}

/** What undoing a group would find. @throws AppError */
export async function groupSince(project: string, group: string): Promise<GroupSince> {
  const { project: found } = await ask(groupSinceDocument, { project, group });
  return found?.groupSince ?? { changed: [], added: [], by: [], opened: 0 };
}
