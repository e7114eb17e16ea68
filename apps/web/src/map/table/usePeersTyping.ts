import type { Peer } from '@baraza/protocol';
import { useMemo } from 'react';
import { usePeers } from '../../project/hooks.js';
import type { TableEntity } from './model/columns.js';

/** Who else is typing in which cell, by row and then by column (`editingKey`). */
export function usePeersTyping(entity: TableEntity): ReadonlyMap<string, ReadonlyMap<string, Peer>> {
  const peers = usePeers();
  return useMemo(() => {
    const rows = new Map<string, Map<string, Peer>>();
    for (const peer of peers.values()) {
      const [of, id, field] = peer.state?.editing?.split(' ') ?? [];
      if (of !== entity || id === undefined || field === undefined) continue;
      rows.set(id, (rows.get(id) ?? new Map<string, Peer>()).set(field, peer));
    }
    return rows;
  }, [peers, entity]);
}
