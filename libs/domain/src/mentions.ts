/** People mentioned in a text: kept by account, never by name, so that who is renamed is shown by the new name and two of one name are told apart. */
import { ENTITIES, type EntityName, type Records } from './entities.generated.js';

const MENTION = /@\[([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\]/g;

/** The mention as it stands in a text. */
export const mentionOf = (account: string): string => `@[${account}]`;

/** The accounts that a text mentions, each once, in the order of the text. */
export const mentionsIn = (text: string): string[] => [...new Set([...text.matchAll(MENTION)].map(([, account]) => account!))];

/** The text in parts: plain ones, and those that mention somebody. */
export function mentionParts(text: string): (string | { account: string })[] {
  // Splitting by a pattern with one group puts what the group caught at every second place.
  return text.split(MENTION).flatMap((part, index): (string | { account: string })[] => (index % 2 === 1 ? [{ account: part }] : part === '' ? [] : [part]));
}

/** What a thread can be about. */
export const COMMENTABLE = ENTITIES.thread.hangsOn as readonly Commentable[];
export type Commentable = keyof Omit<Records['thread'], 'id' | 'classification' | 'deleted' | 'startedBy' | 'resolvedBy' | 'resolvedAt'> & EntityName;

/** What the thread is about. */
export function aboutOf(thread: Pick<Records['thread'], Commentable>): { entity: Commentable; id: string } {
  const entity = COMMENTABLE.find((field) => thread[field] !== null);
  if (!entity) throw new Error('A thread is about nothing.');
  return { entity, id: thread[entity]! };
}
