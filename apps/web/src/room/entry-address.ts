/** Of the row of an intervention in the log. */
export const rowIdOf = (said: string): string => `said-${said}`;

/** Of the log of a session. */
export const logAddress = (project: string, session: string): string => `/p/${project}/s/${session}/log`;

/** Where the log opens at an intervention. */
export const entryAddress = (project: string, session: string, said: string): string => `${logAddress(project, session)}#${rowIdOf(said)}`;

/** The intervention that an address of the log opens at; null: none. */
export const entryOf = (hash: string): string | null => (hash.startsWith(`#${rowIdOf('')}`) ? hash.slice(rowIdOf('').length + 1) : null);
