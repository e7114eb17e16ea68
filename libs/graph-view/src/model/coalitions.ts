/** Which coalitions a stakeholder belongs to. */
import { ownValidity, type Records } from '@baraza/domain';
import type { GraphSource } from '../types.js';

/** Coalitions of a stakeholder, on a day (YYYY-MM-DD) where one is given, by id: the same order on every device. */
export function coalitionsOf(source: GraphSource, stakeholder: string, day?: string): Records['coalition'][] {
  const found = new Map<string, Records['coalition']>();
  for (const id of source.referring('coalitionMember', 'stakeholder', stakeholder)) {
    const member = source.live('coalitionMember', id);
    const coalition = member && source.live('coalition', member.coalition);
    if (!coalition) continue;
    if (day !== undefined && (ownValidity('coalition', coalition, day) !== 'valid' || ownValidity('coalitionMember', member, day) !== 'valid')) continue;
    found.set(coalition.id, coalition);
  }
  return [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}
