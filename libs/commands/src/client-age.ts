/**
 * How long the server keeps what it knows of a client (a page that sends changes) that sends nothing any more. A page that comes back later may still hold changes whose answers it never heard; which of them
 * were done is then read from the log. That takes a walk through the log, so it is done for no client that cannot have been forgotten: ids of clients are UUIDs of version 7 and tell their age. What is known of a
 * client whose id tells no age is kept for ever.
 */
const KEPT_DAYS = 90;
const KEPT_MS = KEPT_DAYS * 86_400_000;

/** Since when a client must not have been heard of, and before which id it must lie, for what is known of it to be dropped. The id too: the clock of its machine may be wrong. @param now ISO 8601. */
export function forgetBefore(now: string): { seen: string; client: string } {
  const cutoff = Date.parse(now) - KEPT_MS;
  const hex = Math.max(0, cutoff).toString(16).padStart(12, '0');
  return { seen: new Date(cutoff).toISOString(), client: `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000` };
}

/** Whether the client is so old that what was known of it may have been dropped. @param now ISO 8601. */
export const mayBeForgotten = (client: string, now: string): boolean => client[14] === '7' && client < forgetBefore(now).client;
