/** The two times of an answer, as arguments (decision 16). What is nested is of the same moment. */
import { type EntityName, hasRight, isRecorded } from '@baraza/domain';
import type { GraphQLFieldConfigArgumentMap } from 'graphql';
import { badInput, failure } from '../errors.js';
import type { Reader } from '../reading/reader.js';
import type { Scope } from '../reading/scope.js';
import { DateTime, Day } from './scalars.js';

export interface MomentArguments {
  validAt?: string | null;
  recordedAt?: string | null;
}

export const MOMENT: GraphQLFieldConfigArgumentMap = {
  validAt: { type: Day, description: 'Only what was so in the world on this day, by all that is known; what is nested likewise. A date that names no day counts from its first day to its last; what has no dates is always so. A record asked for by its id is told whatever its dates.' },
  recordedAt: { type: DateTime, description: 'As it had been entered at this moment; what is nested likewise. Told is what you may read today and could have been read by its class then.' },
};

/** The scope at the moment that is asked for; what is not named stays as it is. @throws GraphQLError for the public, which reads what was published. */
export async function scopeAt(scope: Scope, { validAt, recordedAt }: MomentArguments, reader: Reader): Promise<Scope> {
  if (!validAt && !recordedAt) return scope;
  const recorded = recordedAt ? await recordedSeq(scope, recordedAt, reader) : scope.moment.recorded;
  return { ...scope, moment: { validAt: validAt ?? scope.moment.validAt, recorded } };
}

/** Sequence number of the last event that had been entered at the moment. */
export async function recordedSeq(scope: Scope, at: string, reader: Reader): Promise<number> {
  if (!hasRight(scope.viewer, 'readRegistry')) throw failure('FORBIDDEN', 'How something was recorded earlier is told to those who work in the project.', { field: 'recordedAt' });
  return reader.recordedSeq(scope, at);
}

/** @throws GraphQLError where what is asked for has no recorded past: it is told by the rules of now only. */
export function requirePast({ moment }: Scope, entity: EntityName): void {
  if (moment.recorded !== null && !isRecorded(entity)) throw badInput(`What the project knows of ${entity} records is told as it is now only. Ask for it without recordedAt.`);
}
