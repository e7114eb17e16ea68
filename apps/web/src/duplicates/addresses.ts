/** Where duplicates are listed, and where two are compared: the first is the one that is kept. */
export const listPath = (project: string): string => `/p/${project}/duplicates`;
export const pairPath = (project: string, keep: string, gone: string): string => `${listPath(project)}/${keep}/${gone}`;

/** What a link to a pair says besides: where to go when it is decided. */
export interface PairState {
  readonly back?: string;
}
