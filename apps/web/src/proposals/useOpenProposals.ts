import { useState } from 'react';
import { ask } from '../data/apollo.js';
import { openProposalsDocument, type OpenProposalsAnswer } from '../data/documents.generated.js';
import type { Asked } from '../data/useAsked.js';
import { useProject } from '../project/context.js';
import { useAskedAlive } from '../project/useAskedAlive.js';

type Proposals = NonNullable<OpenProposalsAnswer['project']>['proposals'];
export type OpenProposal = Proposals['nodes'][number];

export interface Inbox {
  readonly asked: Asked<Proposals>;
  readonly again: () => void;
  readonly open: readonly OpenProposal[];
  /** How many wait in all, shown or not. */
  readonly total: number;
  /** Shows more of them; null: all are shown, or as many as there may be at once. */
  readonly more: (() => void) | null;
}

const PAGE = 20;
/** More that wait for a decision are not shown at once: the server answers, and a filter takes, no more. */
export const MOST = 500;
const NONE: Proposals = { totalCount: 0, nodes: [] };

/** What was proposed for the map of a stakeholder, or in these sessions, as far as the person may read it, and nobody has decided about. Only the server has all of it. */
export function useOpenProposals(of: { readonly stakeholder: string } | { readonly sessions: readonly string[] }): Inbox {
  const { id: project } = useProject();
  const [most, setMost] = useState(PAGE);
  const stakeholder = 'stakeholder' in of ? of.stakeholder : null;
  const sessions = 'sessions' in of ? of.sessions.slice(0, MOST) : null;
  const [asked, again] = useAskedAlive(
    async () => (sessions?.length === 0 ? NONE : ((await ask(openProposalsDocument, { project, first: most, stakeholder, sessions })).project?.proposals ?? NONE)),
    [project, stakeholder, sessions?.join(' '), most],
  );
  const { nodes: open, totalCount: total } = asked.state === 'answered' ? asked.value : NONE;
  return { asked, again, open, total, more: open.length < Math.min(total, MOST) ? () => setMost((shown) => Math.min(MOST, shown + 2 * PAGE)) : null };
}
