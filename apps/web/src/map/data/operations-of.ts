/** The operations that add, change and delete records of the registry, by entity. */
export const CREATES = { stakeholder: 'createStakeholder', interest: 'createInterest', relationship: 'createRelationship', holding: 'createHolding', coalition: 'createCoalition' } as const;
export const UPDATES = { stakeholder: 'updateStakeholder', interest: 'updateInterest', relationship: 'updateRelationship', holding: 'updateHolding', map: 'updateMap', coalition: 'updateCoalition', coalitionMember: 'updateCoalitionMember' } as const;
export const DELETES = { stakeholder: 'deleteStakeholder', interest: 'deleteInterest', relationship: 'deleteRelationship', holding: 'deleteHolding', coalition: 'deleteCoalition' } as const;

/** Most members of a map that one operation takes (operations/map.ts). */
export const MOST_AT_ONCE = 500;

/** In parts that one operation takes. */
export function inParts<T>(items: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(items.length / MOST_AT_ONCE) }, (_, index) => items.slice(index * MOST_AT_ONCE, (index + 1) * MOST_AT_ONCE));
}
