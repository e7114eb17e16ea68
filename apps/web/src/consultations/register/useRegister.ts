import { useEffect, useMemo, useState } from 'react';
import { ask } from '../../data/apollo.js';
import { type RegisterAnswer, registerDocument, type RegisterVariables } from '../../data/documents.generated.js';
import { type Listed, type Page, Pages } from '../../data/pages.js';
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

export interface Register extends Listed<RegisterEntry> {
  readonly more: () => void;
  /** Asks again for what did not come. */
  readonly again: () => void;
}

type Question = Omit<RegisterVariables, 'first' | 'after'>;
const NOTHING: Listed<RegisterEntry> = { entries: [], total: null, hasMore: false, error: null, asking: true };

/** What was said in a process as far as the person may read it, newest first, in pages. Asked of the server: of a session's log a device holds the newest part only. */
export function useRegister(process: string, filter: RegisterFilter): Register {
  const { id: project } = useProject();
  const { search, session, question, kind, channel, about } = filter;
  const [listed, setListed] = useState(NOTHING);
  const pages = useMemo(() => new Pages(pageOf, setListed), []);
  useEffect(() => pages.look({ project, process, search: search === '' ? null : search, session, question, kind, channel, about } as Question), [pages, project, process, search, session, question, kind, channel, about]);
  return { ...listed, more: () => pages.more(), again: () => pages.again() };
}

async function pageOf(question: Question, after: string | null): Promise<Page<RegisterEntry>> {
  const page = (await ask(registerDocument, { ...question, first: PAGE, after })).project?.interventions;
  return { nodes: page?.nodes ?? [], total: page?.totalCount ?? 0, next: page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null };
}
