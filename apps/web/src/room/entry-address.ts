/** Of the row of an intervention in the log. */
export const rowIdOf = (said: string): string => `said-${said}`;

/** Where the log opens at an intervention. */
export const entryAddress = (project: string, session: string, said: string): string => `/p/${project}/s/${session}/log#${rowIdOf(said)}`;

/** The intervention that an address of the log opens at; null: none. */
export const entryOf = (hash: string): string | null => (hash.startsWith(`#${rowIdOf('')}`) ? hash.slice(rowIdOf('').length + 1) : null);
