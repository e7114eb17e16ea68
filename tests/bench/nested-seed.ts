/** A map with what hangs on its stakeholders, the same for the same seed but for the ids; a tenth of it above what an observer reads. */
import { randomUUID } from 'node:crypto';
import type { CommandHandler } from '@baraza/commands';
import { type OperationName, templateTermId } from '@baraza/domain';
import type { ProjectPlace } from '@baraza/persistence';
import { enrol, foundTestProject, submitAs } from '@baraza/testing';
import type { DataSource } from 'typeorm';
import type { Ask } from './messages.js';

export interface NestedMap {
  place: ProjectPlace;
  map: string;
  people: Record<'analyst' | 'observer', string>;
}

const KINDS = ['institution', 'organisation', 'group', 'network', 'person'];
const TYPES = ['command', 'oversight', 'funding'];
const DIRECTIONS = ['directed', 'mutual', 'undirected'];
const PAGE = 500;

/** Numbers from 0 up to 1 that look random (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export async function seedNested(handler: CommandHandler, dataSource: DataSource, size: Extract<Ask, { ask: 'seedNested' }>): Promise<NestedMap> {
  const owner = randomUUID();
  const place = await foundTestProject(handler, owner);
  const done = async (name: OperationName, input: object): Promise<void> => {
    const result = await submitAs(handler, place, owner, name, input as never);
    if (result.status !== 'done') throw new Error(`${name}: ${JSON.stringify(result)}`);
  };
  const people = { analyst: randomUUID(), observer: randomUUID() };
  await enrol(dataSource, place.workspace, Object.values(people));
  for (const [role, account] of Object.entries(people)) await done('createMember', { id: randomUUID(), account, displayName: role, role, clearance: null });
  const random = randomOf(size.seed);
  const whole = (most: number): number => Math.floor(random() * most);
  const pick = <T>(from: readonly T[]): T => from[whole(from.length)]!;
  const term = (vocabulary: string, code: string): string => templateTermId(place.project, vocabulary, code);
  const classification = (): string => (random() < 0.1 ? 'confidential' : 'restricted');
  const ids = (length: number): string[] => Array.from({ length }, () => randomUUID());
  const map = randomUUID();
  const stakeholders = ids(size.stakeholders);
  const interests = ids(size.interests);
  const rows = {
    stakeholder: stakeholders.map((id, index) => ({ id, name: `Stakeholder ${index} of district ${whole(40)}`, state: pick(['state', 'nonState']), kind: term('kind', pick(KINDS)), description: `Acts in district ${whole(40)}.`, classification: classification() })),
    interest: interests.map((id, index) => ({ id, name: `Interest ${index}`, classification: classification() })),
    relationship: ids(size.relationships).map((id, index) => ({ id, from: stakeholders[index % stakeholders.length], to: stakeholders[(index + 1 + whole(stakeholders.length - 1)) % stakeholders.length], type: term('relationshipType', pick(TYPES)), direction: pick(DIRECTIONS), strength: whole(11), sentiment: whole(5) - 2, classification: classification() })),
    holding: ids(size.holdings).map((id, index) => ({ id, stakeholder: stakeholders[index % stakeholders.length], interest: interests[(index + 7 * Math.floor(index / stakeholders.length)) % interests.length], stance: pick([-1, 1]), intensity: whole(11), classification: classification() })),
    membership: stakeholders.map((stakeholder) => ({ id: randomUUID(), map, stakeholder, x: whole(4000), y: whole(4000) })),
  };
  await done('createMap', { id: map, name: 'Everybody', purpose: null, aggregate: 'agreed', order: null });
  for (const [entity, all] of Object.entries(rows)) for (let start = 0; start < all.length; start += PAGE) await done('importRecords', { [entity]: all.slice(start, start + PAGE) });
  return { place, map, people };
}
