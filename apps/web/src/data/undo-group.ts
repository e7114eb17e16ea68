import { Refusal, type RefusalData } from '@baraza/domain';
import type { GroupUndone } from '@baraza/sync-client';
import { change } from './apollo.js';
import { undoGroupDocument } from './documents.generated.js';

type Answered = Omit<RefusalData, 'params'> & { readonly params: unknown };
const dataOf = ({ code, message, params, path }: Answered): RefusalData => ({ code, message, params: (params ?? {}) as RefusalData['params'], path });

/** Undoes a group of this person at the server. @throws Refusal where it was refused, AppError where it could not be asked. */
export async function undoGroup(project: string, group: string): Promise<GroupUndone> {
  const { undoGroup: result } = await change(undoGroupDocument, { project, group });
  if (result.__typename === 'Refused') {
    const { code, message, params, path } = dataOf(result);
    throw new Refusal(code, message, params, path);
  }
  const skipped = result.report.skipped.map(({ entity, id, fields, code }) => ({ entity, id, fields: [...fields], ...(code !== null && { code }) }));
  return { group: result.seq === null ? null : result.group, report: { skipped }, stopped: result.stopped && dataOf(result.stopped) };
}
