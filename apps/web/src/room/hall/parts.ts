import { HALL_PARTS, type HallPart, type Peer } from '@baraza/protocol';

/** What stands in the address (`?show=question,floor`); null: nothing that can be read, so everything is shown. */
export function partsIn(address: string | null): readonly HallPart[] | null {
  const named = (address ?? '').split(',');
  const parts = HALL_PARTS.filter((part) => named.includes(part));
  return parts.length > 0 ? parts : null;
}

/** The same as it is put into an address. */
export const partsAddress = (parts: readonly HallPart[]): string => HALL_PARTS.filter((part) => parts.includes(part)).join(',');

/** What whoever runs the session has the hall shown; null: nobody says anything just now. */
export function partsOf(peers: Iterable<Peer>, session: string): readonly HallPart[] | null {
  for (const { state } of peers) if (state?.session === session && state.hall) return state.hall;
  return null;
}
