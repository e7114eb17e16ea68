import type { PresentPerson } from '@baraza/ui';
import { useMemo } from 'react';
import { useAccount } from '../session/session.js';
import { usePeers, useRecords } from './hooks.js';

/** Who is in the project now: me first, everybody once however many tabs they have, with the map they look at. */
export function usePresentPeople(): readonly PresentPerson[] {
  const { id, displayName } = useAccount();
  const peers = usePeers();
  const maps = useRecords('map');
  const members = useRecords('member');
  return useMemo(() => {
    const nameOfMap = new Map(maps.map((map) => [map.id, map.name]));
    const ownName = members.find(({ account }) => account === id)?.displayName ?? displayName;
    const people = new Map<string, PresentPerson>([[id, { id, name: ownName, me: true }]]);
    for (const { account, name, state } of peers.values()) {
      if (people.has(account)) continue;
      people.set(account, { id: account, name, at: state?.map ? nameOfMap.get(state.map) : undefined });
    }
    return [...people.values()];
  }, [id, displayName, peers, maps, members]);
}
