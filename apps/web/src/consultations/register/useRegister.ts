import { useCallback, useEffect, useRef, useState } from 'react';
import { ask } from '../../data/apollo.js';
import { type RegisterAnswer, registerDocument, type RegisterVariables } from '../../data/documents.generated.js';
import { useProject } from '../../project/context.js';

const PAGE = 50;

export type RegisterEntry = NonNullable<RegisterAnswer['project']>['interventions']['nodes'][number];

/** What is looked for; null: anything. Stands in the address. */
export interface RegisterFilter {
  readonly search: string;
  readonly session: string | null;
  readonly question: string | null;
  readonly kind: string | null;
  readonly channel: string | null;
  /** A code, stakeholder, interest or threat. */
  readonly about: string | null;
}

export interface Register {
  readonly entries: readonly RegisterEntry[];
  /** How many fit in all; null until the first answer. */
  readonly total: number | null;
  readonly error: unknown;
  readonly asking: boolean;
  readonly hasMore: boolean;
  readonly more: () => void;
  readonly again: () => void;
}

interface Known {
  readonly entries: readonly RegisterEntry[];
  readonly total: number | null;
  /** Where the next page begins; null: there is none. */
  readonly next: string | null;
  readonly error: unknown;
  readonly asking: boolean;
}
const NOTHING: Known = { entries: [], total: null, next: null, error: null, asking: true };

/** What was said in a process as far as the person may read it, newest first, in pages. Asked of the server: of a session's log a device holds the newest part only. */
export function useRegister(process: string, filter: RegisterFilter): Register {
  const { id: project } = useProject();
  const { search, session, question, kind, channel, about } = filter;
  const [known, setKnown] = useState(NOTHING);
  /** Number of the last question: an answer to one before it is of no interest any more. */
  const asked = useRef(0);

  const load = useCallback(
    async (after: string | null): Promise<void> => {
      asked.current += 1;
      const mine = asked.current;
      setKnown((before) => ({ ...before, asking: true, error: null }));
      try {
        const variables = { project, process, first: PAGE, after, search: search === '' ? null : search, session, question, kind, channel, about } as RegisterVariables;
        const page = (await ask(registerDocument, variables)).project?.interventions;
        if (mine !== asked.current) return;
        const nodes = page?.nodes ?? [];
        setKnown((before) => ({ entries: after === null ? nodes : [...before.entries, ...nodes], total: page?.totalCount ?? 0, next: page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null, error: null, asking: false }));
      } catch (error) {
        if (mine === asked.current) setKnown((before) => ({ ...before, error, asking: false }));
      }
    },
    [project, process, search, session, question, kind, channel, about],
  );
  useEffect(() => void load(null), [load]);

  const { entries, total, next, error, asking } = known;
  return { entries, total, error, asking, hasMore: next !== null, more: () => void load(next), again: () => void load(null) };
}
