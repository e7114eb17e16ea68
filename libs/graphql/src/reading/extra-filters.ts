/** Filters of a list by what stands not in the record itself but around it. */
import type { EntityName, Viewer } from '@baraza/domain';
import { columnName, liveWhere, readableWhere } from '@baraza/persistence';

interface Place {
  alias: string;
  viewer: Viewer;
}

export interface ExtraFilter {
  description: string;
  /** The condition. @param ids the bound list of ids, one of which it is to be. */
  condition: (place: Place, ids: string) => string;
}

/** What a coding can name. */
const NAMED = ['code', 'stakeholder', 'interest', 'threat'] as const;

/** By entity and by the name of the filter, which no field of the entity has. */
export const EXTRA_FILTERS: Partial<Record<EntityName, Readonly<Record<string, ExtraFilter>>>> = {
  intervention: {
    process: {
      description: 'The process in whose sessions it was said: its register.',
      condition: ({ alias }, ids) => `EXISTS (SELECT 1 FROM session q WHERE q.workspace_id = ${alias}.workspace_id AND q.project_id = ${alias}.project_id AND q.id = ${alias}.session_id AND q.process_id = ANY(${ids}))`,
    },
    about: {
      description: 'It carries this code, or speaks of this stakeholder, interest or threat.',
      // Who may not read what is named, or that it is named, does not find it by its id.
      condition: ({ alias, viewer }, ids) =>
        `EXISTS (SELECT 1 FROM coding c WHERE c.workspace_id = ${alias}.workspace_id AND c.project_id = ${alias}.project_id AND c.intervention_id = ${alias}.id AND (${NAMED.map((field) => `c."${columnName('coding', field)}" = ANY(${ids})`).join(' OR ')}) AND ${liveWhere('coding', 'c')} AND ${readableWhere('coding', 'c', viewer)})`,
    },
  },
};
