/** What page and worker say to each other while duplicates are looked for. Types only: what the worker needs must not come into the page. */
import type { Candidate, Party } from '@baraza/analysis';

export interface SearchRequest {
  readonly parties: readonly Party[];
  /** Pairs that are told apart, as `pairKey` names them. */
  readonly apart: ReadonlySet<string>;
}

export type SearchMessage = { readonly share: number } | { readonly candidates: readonly Candidate[] } | { readonly failed: string };
