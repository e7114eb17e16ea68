/** The codebook as it stood: decision 7 keeps no copies of codes, the log has them. */
import { CLASSIFICATIONS, isCleared, type Viewer } from '@baraza/domain';
import { readableWhere, selectRecord } from '@baraza/persistence';
import type { Statement } from './read-session.js';
import { boundKeys, KEYS } from './keys.js';
import type { Key } from './scope.js';

/**
 * The codes of the codebook as they stood when each version of it was made: `@record` where a code still stands so, else `@then`, the state that was kept when it was changed. Only codes that the viewer
 * may read now.
 */
export function codesThenStatement(viewer: Viewer, workspace: string, keys: readonly Key[]): Statement {
  const bound = boundKeys(workspace, keys);
  const classes = bound.add(CLASSIFICATIONS.filter((classification) => isCleared(viewer, classification)), 'text[]');
  const text = `SELECT k.n AS "@n", v.data AS "@then", ${selectRecord('code', 'r')}
  FROM ${KEYS}
  JOIN codebook_version b ON b.workspace_id = $1 AND b.project_id = k.project_id AND b.id = k.id
  JOIN code r ON r.workspace_id = $1 AND r.project_id = k.project_id AND r.process_id = b.process_id AND r.created_seq <= b.created_seq
  LEFT JOIN record_version v ON v.workspace_id = $1 AND v.project_id = k.project_id AND v.entity = 'code' AND v.id = r.id AND v.from_seq <= b.created_seq AND v.to_seq > b.created_seq
 WHERE (r.from_seq <= b.created_seq OR v.data IS NOT NULL) AND ${readableWhere('code', 'r', viewer)} AND (v.data IS NULL OR v.data ->> 'classification' = ANY(${classes}))
 ORDER BY k.n, r.id`;
  return { text, values: bound.values };
}
