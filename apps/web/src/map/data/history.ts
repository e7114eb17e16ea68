/** What only the server knows: who changed what, and what is on maps that are not open. */
import type { EntityName } from '@baraza/domain';
import { AppError } from '../../data/app-error.js';
import { request } from '../../data/http.js';

export interface HistoryEntry {
  readonly seq: number;
  readonly at: string;
  readonly actor: { readonly account: string; readonly displayName: string | null };
  readonly operation: string;
  readonly changes: readonly { readonly field: string; readonly before: unknown; readonly after: unknown }[];
  readonly hidden: boolean;
}
interface Page {
  readonly entries: readonly HistoryEntry[];
  readonly hasNextPage: boolean;
}
interface Answer<T> {
  readonly data?: T | null;
  readonly errors?: readonly { readonly message: string }[];
}

async function ask<T>(query: string, variables: Readonly<Record<string, unknown>>): Promise<T> {
  const answer = await request<Answer<T>>('POST', '/graphql', { body: { query, variables } });
  if (!answer.data) throw new AppError('internal', answer.errors?.[0]?.message ?? '', {}, null);
  return answer.data;
}

const HISTORY = `query RecordHistory($project: ID!, $entity: Entity!, $id: ID!, $first: Int!, $before: Int) {
  project(id: $project) { id history(entity: $entity, id: $id, first: $first, before: $before) { hasNextPage entries { seq at operation hidden actor { account displayName } changes { field before after } } } }
}`;

/** A page of the history of a record, newest first. @throws AppError */
export async function recordHistory(project: string, entity: EntityName, id: string, first: number, before: number | null): Promise<Page> {
  const answer = await ask<{ project: { history: Page } | null }>(HISTORY, { project, entity, id, first, before });
  return answer.project?.history ?? { entries: [], hasNextPage: false };
}

const MAPS_OF = {
  stakeholder: `query MapsOfStakeholder($project: ID!, $id: ID!) { project(id: $project) { id record: stakeholder(id: $id) { id memberships(first: 100) { nodes { id map { id } } } } } }`,
  interest: `query MapsOfInterest($project: ID!, $id: ID!) { project(id: $project) { id record: interest(id: $id) { id memberships(first: 100) { nodes { id map { id } } } } } }`,
};

/** Ids of the maps that it is on. @throws AppError */
export async function mapsOf(project: string, entity: keyof typeof MAPS_OF, id: string): Promise<ReadonlySet<string>> {
  const answer = await ask<{ project: { record: { memberships: { nodes: readonly { map: { id: string } }[] } } | null } | null }>(MAPS_OF[entity], { project, id });
  return new Set(answer.project?.record?.memberships.nodes.map(({ map }) => map.id));
}

const COUNTS = `query MapCounts($project: ID!) { project(id: $project) { id maps(first: 100) { nodes { id memberships(first: 0) { totalCount } } } } }`;

/** How many members each map has, by id. @throws AppError */
export async function mapCounts(project: string): Promise<ReadonlyMap<string, number>> {
  const answer = await ask<{ project: { maps: { nodes: readonly { id: string; memberships: { totalCount: number } }[] } } | null }>(COUNTS, { project });
  return new Map(answer.project?.maps.nodes.map(({ id, memberships }) => [id, memberships.totalCount]));
}
