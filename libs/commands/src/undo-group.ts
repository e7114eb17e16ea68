/** Undoes what was done in one go, an import for example, whose rows no client may hold. */
import { opens, OPERATIONS, type Restoration } from '@baraza/domain';
import { inTransaction, type ProjectPlace, readGroup } from '@baraza/persistence';
import { inverse } from '@baraza/store';
import type { DataSource } from 'typeorm';
import type { CommandResult } from './command.js';
import type { CommandHandler } from './handler.js';
import { keyOf, leaving, type RecordName, type Undoing, type WorkedSince, workedSince } from './worked-since.js';

/** Fields that one `restore` puts back at most here: about as long a transaction as that of 500 imported rows. */
const CHUNK = 1000;

/** Whose group, and where. */
export interface GroupOf {
  place: ProjectPlace;
  actor: string;
  group: string;
}

export interface UndoGroup extends GroupOf {
  /** Undo group of the undoing itself, so that it can be redone. */
  as: string;
  /** Take along also what somebody has worked on since. Left out: that stays. */
  all?: boolean;
}

export interface GroupUndo {
  /** One for each part. */
  results: CommandResult[];
  /** What the group had made and stays, for the sake of the work since. */
  kept: RecordName[];
  /** What the group had made and is gone now, or brought again. */
  taken: RecordName[];
}

/**
 * Puts back every register of the group that still holds what the group left there, last first, with the rights of today. What the group made and somebody has worked on since stays, unless `all` is to go. Answers with one result for each part;
 * one of which nothing may go back is refused, and the others go on.
 */
export async function undoGroup(dataSource: DataSource, handler: CommandHandler, { as, all = false, ...of }: UndoGroup): Promise<GroupUndo> {
  const undoing = await wayBack(dataSource, of);
  const kept = all ? [] : (await workedSince(dataSource, undoing)).needed;
  const stays = new Set(kept.map(keyOf));
  const goes = new Set(leaving(undoing.back).map(keyOf));
  const changes = undoing.back.filter((each) => !(goes.has(keyOf(each)) && stays.has(keyOf(each))));
  const results: CommandResult[] = [];
  for (let start = 0; start < changes.length; start += CHUNK) {
    const input = { changes: changes.slice(start, start + CHUNK), again: undoing.again };
    const result = await handler.submit({ place: of.place, actor: of.actor, authority: 'member', client: null, name: 'restore', version: OPERATIONS.restore.version, input, group: as });
    results.push(result);
    // As for this part, so for all.
    if (result.status === 'refused' && ['archived', 'notFound'].includes(result.refusal.code)) break;
  }
  return { results, kept, taken: takenBy(results, changes) };
}

/** What undoing the group would find: the work since, and how many records more people could read than now. */
export async function groupSince(dataSource: DataSource, of: GroupOf): Promise<WorkedSince & { opened: number }> {
  const undoing = await wayBack(dataSource, of);
  return { ...(await workedSince(dataSource, undoing)), opened: new Set(undoing.back.filter(opens).map(keyOf)).size };
}

async function wayBack(dataSource: DataSource, { place, actor, group }: GroupOf): Promise<Undoing> {
  const all = await inTransaction(dataSource, place.workspace, (sql) => readGroup(sql, place.workspace, place.project, group));
  const events = all.filter((event) => event.actor === actor);
  // What undoes an undoing brings again.
  const again = events.some(({ operation, again: brought }) => operation === 'restore' && !brought);
  return { place, actor, again, events, back: inverse(events.flatMap(({ changes }) => changes)) };
}

/** Records whose being there was turned, as far as nothing kept them. */
function takenBy(results: readonly CommandResult[], changes: readonly Restoration[]): RecordName[] {
  const done = results.flatMap((result, index) => (result.status === 'done' ? [{ result, part: changes.slice(index * CHUNK, (index + 1) * CHUNK) }] : []));
  return done.flatMap(({ result, part }) => {
    const skipped = new Set((result.report?.skipped ?? []).map(keyOf));
    return part.filter((each) => (each.field === 'deleted' || each.field === 'withdrawn') && !skipped.has(keyOf(each))).map(({ entity, id }) => ({ entity, id }));
  });
}
