import { processRole, type RoleInputs } from './process-role.js';

const roleOf = (position: number | null, influence: number | null, rest: Partial<RoleInputs> = {}) => processRole({ position, influence, feelsThreatened: null, readyForViolence: null, ...rest });
const ALLEGED = { feelsThreatened: 1, readyForViolence: 1 };

describe('processRole', () => {
  it.each([
    [2, 6, 'championOfChange'],
    [2, 5.9, 'supporter'],
    [1, 10, 'supporter'],
    [0, 10, 'undecided'],
    [-1, 5.9, 'sceptic'],
    [-1, 6, 'blocker'],
    [-2, 10, 'blocker'],
    [-2, 0, 'sceptic'],
  ])('MAP-2 position %d with influence %d is %s', (position, influence, role) => {
    expect(roleOf(position, influence).role).toBe(role);
  });

  it('MAP-2 only position −2, threatened and ready for violence together make a potential spoiler, whatever the influence', () => {
    expect(roleOf(-2, null, ALLEGED)).toEqual({ role: 'potentialSpoiler', because: { position: -2, ...ALLEGED }, missing: [] });
    expect(roleOf(-1, 9, ALLEGED).role).toBe('blocker');
    expect(roleOf(-2, 9, { feelsThreatened: 1, readyForViolence: 0 }).role).toBe('blocker');
    expect(roleOf(-2, 3, { feelsThreatened: null, readyForViolence: 1 }).role).toBe('sceptic');
    expect(roleOf(2, 9, ALLEGED).role).toBe('championOfChange');
  });

  it('MAP-2 names the inputs it used, and what is missing where nothing follows', () => {
    expect(roleOf(1, 8)).toEqual({ role: 'supporter', because: { position: 1 }, missing: [] });
    expect(roleOf(-1, 8)).toEqual({ role: 'blocker', because: { position: -1, influence: 8 }, missing: [] });
    expect(roleOf(null, 8)).toEqual({ role: null, because: {}, missing: ['position'] });
    expect(roleOf(2, null)).toEqual({ role: null, because: { position: 2 }, missing: ['influence'] });
    expect(roleOf(-1, null).missing).toEqual(['influence']);
  });
});
