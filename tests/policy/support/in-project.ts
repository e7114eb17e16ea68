/** What GraphQL tells of the project, and what the log tells of a record. */
import { askGraphql } from './doors.js';
import type { Person, World } from './world.js';

/** What GraphQL answers about the project; null where there is none for these eyes. */
export async function askProject(world: World, visitor: Pick<Person, 'token'>, selection: string): Promise<Record<string, unknown> | null> {
  const { data, errors } = await askGraphql(world, visitor, `query ($id: ID!) { project(id: $id) { ${selection} } }`, { id: world.place.project });
  if (!data) throw new Error(JSON.stringify(errors));
  return data['project'] as Record<string, unknown> | null;
}

/** Whether history and activity tell of the record. */
export async function toldByLog(world: World, visitor: Pick<Person, 'token'>, entity: string, id: string): Promise<string> {
  const project = (await askProject(world, visitor, `history(entity: ${entity}, id: "${id}") { entries { seq changes { field before after } } } activity(first: 100) { nodes { records { id changes { field before after } } } }`))!;
  const history = (project['history'] as { entries: unknown[] }).entries.length > 0;
  const activity = JSON.stringify(project['activity']).includes(id);
  return history === activity ? (history ? 'seen' : 'hidden') : `history ${history}, activity ${activity}`;
}
