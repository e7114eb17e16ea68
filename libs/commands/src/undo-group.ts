/** Undoes what was done in one go, an import for example, whose rows no client may hold. */
import { OPERATIONS } from '@baraza/domain';
import { inTransaction, type ProjectPlace, readGroup } from '@baraza/persistence';
import { inverse } from '@baraza/store';
import type { DataSource } from 'typeorm';
import type { CommandResult } from './command.js';
import type { CommandHandler } from './handler.js';

/** Fields that one `restore` puts back at most here: about as long a transaction as that of 500 imported rows. */
const CHUNK = 1000;

export interface UndoGroup {
  place: ProjectPlace;
  actor: string;
  group: string;
  /** Undo group of the undoing itself, so that it can be redone. */
  as: string;
}

/**
 * Puts back every register of the group that still holds what the group left there, last first, with the rights of today. Answers with one result for each part; one of which nothing may go back is
 * refused, and the others go on.
 */
export async function undoGroup(dataSource: DataSource, handler: CommandHandler, { place, actor, group, as }: UndoGroup): Promise<CommandResult[]> {
  const events = await inTransaction(dataSource, place.workspace, (sql) => readGroup(sql, place.workspace, place.project, group));
  // What undoes an undoing brings again.
  const again = events.some(({ operation, again: brought }) => operation === 'restore' && !brought);
  const changes = inverse(events.filter((event) => event.actor === actor).flatMap((event) => event.changes));
  const results: CommandResult[] = [];
  for (let start = 0; start < changes.length; start += CHUNK) {
    const input = { changes: changes.slice(start, start + CHUNK), again };
    const result = await handler.submit({ place, actor, authority: 'member', client: null, name: 'restore', version: OPERATIONS.restore.version, input, group: as });
    results.push(result);
    // As for this part, so for all.
    if (result.status === 'refused' && ['archived', 'notFound'].includes(result.refusal.code)) break;
  }
  return results;
}
