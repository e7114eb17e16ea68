/** Which judgements rest on something in a log, as far as the way there may be shown. */
import { ask } from '../../data/apollo.js';
import { judgementSourcesDocument } from '../../data/documents.generated.js';
import { useProject } from '../../project/context.js';
import { useAskedAlive } from '../../project/useAskedAlive.js';
import { useStored } from './useStored.js';

export interface LogEntry {
  readonly session: string;
  readonly said: string;
}
/** By the id of the judgement. */
export type EntriesOfJudgements = ReadonlyMap<string, LogEntry>;

const NONE: EntriesOfJudgements = new Map();

async function entriesOf(project: string, id: string): Promise<EntriesOfJudgements> {
  const { project: found } = await ask(judgementSourcesDocument, { project, id });
  return new Map(
    (found?.stakeholder?.judgements.nodes ?? []).flatMap(({ id: judgement, source }): [string, LogEntry][] => {
      const said = source?.intervention;
      // Nothing leads from a stakeholder to where nothing may be attributed.
      return said?.session && said.rule !== 'notAttributed' ? [[judgement, { session: said.session.id, said: said.id }]] : [];
    }),
  );
}

/** Of a stakeholder. Only the server knows under which rule something was said; it is asked where some judgement rests on what was said. */
export function useJudgementEntries(stakeholder: string): EntriesOfJudgements {
  const { id: project } = useProject();
  const some = useStored(
    ['judgement', 'source'],
    (store) => [...store.referring('judgement', 'stakeholder', stakeholder)].filter((id) => store.live('source', store.live('judgement', id)?.source ?? '')?.kind === 'intervention').length,
    [stakeholder],
  );
  const [asked] = useAskedAlive(() => (some > 0 ? entriesOf(project, stakeholder) : Promise.resolve(NONE)), [project, stakeholder, some]);
  return asked.state === 'answered' ? asked.value : NONE;
}
