/** What was said for a stakeholder and of it, as the panel shows it. Only the server has all of it: a map is open without the sessions. */
import { ask } from '../../data/apollo.js';
import { type StakeholderStatementsAnswer, stakeholderStatementsDocument } from '../../data/documents.generated.js';

export type StatementsPage = NonNullable<NonNullable<StakeholderStatementsAnswer['project']>['stakeholder']>['statements'];
export type Statement = StatementsPage['nodes'][number]['intervention'];

const NOTHING: StatementsPage = { totalCount: 0, nodes: [] };

/** The first so many. @throws AppError */
export const statementsOf = async (project: string, id: string, first: number): Promise<StatementsPage> =>
  (await ask(stakeholderStatementsDocument, { project, id, first })).project?.stakeholder?.statements ?? NOTHING;

export interface SaidInSession {
  readonly session: string;
  /** Said for the stakeholder. */
  readonly said: readonly Statement[];
  /** Said of it by others. */
  readonly about: readonly Statement[];
}

/** The same by session, in the order in which sessions come. */
export function bySession(nodes: StatementsPage['nodes']): SaidInSession[] {
  const groups = new Map<string, { said: Statement[]; about: Statement[] }>();
  for (const { relation, intervention } of nodes) {
    const { id } = intervention.session ?? { id: '' };
    const group = groups.get(id) ?? { said: [], about: [] };
    groups.set(id, group);
    group[relation].push(intervention);
  }
  return [...groups].map(([session, group]) => ({ session, ...group }));
}
