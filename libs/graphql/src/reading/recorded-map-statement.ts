/** A map with all that is needed to draw it and to say what is on it, as it had been entered at a moment. */
import { type EntityName, RECORDED_ENTITIES } from '@baraza/domain';
import { columnName, selectRecord } from '@baraza/persistence';
import type { Statement } from './read-session.js';
import type { Scope } from './scope.js';
import { sightOf } from './sight.js';
import { Bound } from './values.js';

/** Records of the map and of the registry that the viewer may read at the moment, deleted ones too: what refers to one of them does not refer to something hidden. One statement; `@entity` says which kind. */
export function recordedMapStatement(by: Pick<Scope, 'viewer' | 'moment'>, workspace: string, project: string, map: string): Statement {
  const bound = new Bound();
  bound.add(workspace);
  bound.id(project);
  bound.id(map);
  const sight = sightOf({ ...by, moment: { ...by.moment, validAt: null } }, bound);
  const ofMap = (entity: EntityName): string => {
    if (entity === 'map') return ' AND r.id = $3';
    if (entity === 'membership') return ` AND r."${columnName('membership', 'map')}" = $3`;
    const map = `r."${columnName('judgement', 'map')}"`;
    return entity === 'judgement' ? ` AND (${map} IS NULL OR (${map} = $3 AND EXISTS (SELECT 1 FROM ${sight.rows('map')} m WHERE m.workspace_id = $1 AND m.project_id = $2 AND m.id = $3 AND ${sight.readable('map', 'm')})))` : '';
  };
  const parts = RECORDED_ENTITIES.map((entity) => `SELECT '${entity}' AS "@entity", ${selectRecord(entity, 'r')} FROM ${sight.rows(entity)} r WHERE r.workspace_id = $1 AND r.project_id = $2${ofMap(entity)} AND ${sight.readable(entity, 'r')}`);
  return { text: parts.join('\nUNION ALL\n'), values: bound.values };
}
