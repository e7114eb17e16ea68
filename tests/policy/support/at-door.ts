/** Compares what doors answer with `doors.csv`, `people.csv` and `questions.csv`, and remembers which of its rows were asked. */
import type { Classification } from '@baraza/domain';
import { describeKind, type DOOR_FILES, expectedAtDoor, type Level, linesOf } from './table.js';
import { type Asker, type Outsider, type Person, type World } from './world.js';

/** Somebody at a door, as the table calls them. */
export interface Visitor extends Person {
  who: string;
  level: Level;
  clearance: Classification | null;
}
/** Who has a duty goes by that in the table. */
export const visitorOf = (asker: Asker): Visitor => ({ ...asker, who: asker.duty === 'none' ? asker.role : `duty${asker.duty.charAt(0).toUpperCase()}${asker.duty.slice(1)}` });
export const membersOf = ({ askers }: World): Visitor[] => askers.map(visitorOf);
/** Facilitators and rapporteurs of the project who have a duty. */
export const onDutyOf = ({ onDuty }: World): Visitor[] => onDuty.filter(({ role }) => role === 'facilitator' || role === 'rapporteur').map(visitorOf);
export const outsidersOf = ({ outsiders }: World, names: readonly Outsider[] = ['stranger', 'formerMember', 'takenOut', 'otherWorkspace', 'workspaceAdministrator']): Visitor[] =>
  names.map((who) => ({ ...outsiders[who], who, level: 'default', clearance: null }));

/** Status of an HTTP answer in the words of the table. 409: an operation behind the door refused. 410: the link leads nowhere. */
export const admission = (status: number): string => (status < 300 ? 'allowed' : [401, 403, 404, 409, 410].includes(status) ? 'refused' : `status ${status}`);

const asked = new Set<string>();

/** Doors of the file that nobody has asked so far. */
export const unasked = (file: (typeof DOOR_FILES)[number]): string[] => [...new Set(linesOf(file).map(({ door }) => door!))].filter((door) => !asked.has(door));

const agree = (expected: string, got: string): boolean => expected === got || (expected === 'refused' && got.startsWith('refused:'));

/** Asks the door as each visitor (about each class, where classes are named) and returns where answer and table differ. */
export async function differencesAt(
  door: string,
  visitors: readonly Visitor[],
  classes: readonly (Classification | null)[],
  ask: (visitor: Visitor, classification: Classification) => Promise<string> | string,
): Promise<string[]> {
  asked.add(door);
  const found: string[] = [];
  for (const visitor of visitors) {
    for (const classification of classes) {
      const expected = expectedAtDoor(door, visitor.who, visitor.level, visitor.clearance, classification);
      const got = await ask(visitor, classification ?? 'public');
      if (!agree(expected, got)) found.push(`${door}, ${describeKind({ role: visitor.who as Asker['role'], duty: 'none', level: visitor.level, clearance: 'public' })}, ${classification ?? 'any class'}: expected ${expected}, got ${got}`);
    }
  }
  return found;
}
