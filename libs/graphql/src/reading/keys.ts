/** The records that a statement is asked of: pairs of project and id, so that one statement serves many projects. */
import type { Key } from './scope.js';
import { Bound } from './values.js';

/** A table `k` of the keys, numbered by `n` from 1 in their order: for statements whose values begin with `boundKeys`. What is joined to it is joined by project too, for ids are chosen by whoever makes a record. */
export const KEYS = 'unnest($2::uuid[], $3::uuid[]) WITH ORDINALITY AS k(project_id, id, n)';

/** The first values of a statement: `$1` the workspace, `$2` the projects of the keys, `$3` their ids. */
export function boundKeys(workspace: string, keys: readonly Key[]): Bound {
  const bound = new Bound();
  bound.add(workspace);
  bound.ids(keys.map(({ project }) => project));
  bound.ids(keys.map(({ id }) => id));
  return bound;
}
