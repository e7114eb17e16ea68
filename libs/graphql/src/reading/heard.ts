/** What counts as said for a stakeholder: one definition for “what they said”, for “was heard” and for “was never heard”. */
import type { Viewer } from '@baraza/domain';
import { liveWhere, readableWhere } from '@baraza/persistence';

/**
 * Condition: nothing forbids to say whom it was said for. The rule of an item holds also where the item is gone, or not for the viewer's eyes. `said` is an intervention, `session` the one in which it was said.
 */
const attributable = (said: string, session: string): string =>
  `coalesce((SELECT a.attribution FROM agenda_item a WHERE a.workspace_id = ${said}.workspace_id AND a.project_id = ${said}.project_id AND a.id = ${said}.item_id), ${session}.attribution) <> 'notAttributed'`;

/** Condition: the intervention counts for, or as about, somebody: the viewer may read it, it is not merged into something else (it stands there), and nothing forbids to say whom it is of. */
export const countsAsSaid = (said: string, session: string, viewer: Viewer): string => `${said}.merged_into_id IS NULL AND ${attributable(said, session)} AND ${liveWhere('intervention', said)} AND ${readableWhere('intervention', said, viewer)}`;

/**
 * Statement: ids of what was said for the stakeholder `id` of `project` (both expressions; `$1` is the workspace): it is the affiliation, or the speaker took part for it, as far as the viewer may read who did. One may be named twice; whether it
 * counts is {@link countsAsSaid}.
 */
export const saidFor = (project: string, id: string, viewer: Viewer): string =>
  `SELECT g.id FROM intervention g WHERE g.workspace_id = $1 AND g.project_id = ${project} AND g.affiliation_id = ${id}
    UNION ALL SELECT g.id FROM participation q JOIN intervention g ON g.workspace_id = $1 AND g.project_id = ${project} AND g.speaker_id = q.id
      WHERE q.workspace_id = $1 AND q.project_id = ${project} AND q.stakeholder_id = ${id} AND ${liveWhere('participation', 'q')} AND ${readableWhere('participation', 'q', viewer)}`;
