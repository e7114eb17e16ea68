/** What a facilitator can do with the floor, as validators; the types are inferred from them. Ids come in, so that what is sent twice is done once. */
import { z } from 'zod';
import { canonicalLine, parseWith } from '../validators.js';

/** Characters of a label; people who can wait; groups of one entry; seconds of a limit, or of an extension. */
export const FLOOR_LIMITS = { label: 200, queue: 300, groups: 50, seconds: 4 * 3600 } as const;

const uuid = z.uuid().toLowerCase();
const seconds = z.int().min(1).max(FLOOR_LIMITS.seconds);

/** What something counts for. */
export const floorGroups = z.array(z.strictObject({ dimension: uuid, group: z.string().min(1).max(100) })).max(FLOOR_LIMITS.groups);

/**
 * Who asks for the floor: as the rule of attribution allows a name, an affiliation or a seat. Its groups are what its turn counts for. The label is for whoever is known by nothing else: words, or the number of a seat; of those
 * who are known every screen derives what it may call them.
 */
export const floorPerson = z
  .strictObject({
    id: uuid,
    label: z
      .string()
      .transform(canonicalLine)
      .refine((label) => label.length <= FLOOR_LIMITS.label, { error: `must have at most ${FLOOR_LIMITS.label} characters` }),
    participation: uuid.nullable(),
    stakeholder: uuid.nullable(),
    groups: floorGroups,
    language: z.string().min(1).max(35).nullable(),
  })
  .refine(({ label, participation, stakeholder }) => label !== '' || participation !== null || stakeholder !== null, { error: 'must be given where neither a participation nor a stakeholder is', path: ['label'] });
export type FloorPerson = z.infer<typeof floorPerson>;

/** A turn that begins: its id, the item of the agenda it belongs to, how long it may last (null: no limit). */
const newTurn = { turn: uuid, item: uuid.nullable(), limitSeconds: seconds.nullable() };
/** The turn that the person saw and ends (null: nobody had the floor). Two who press the key at once do not skip anybody. */
const ends = uuid.nullable();

export const floorCommand = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('add'), entry: floorPerson }),
  z.strictObject({ type: z.literal('remove'), entry: uuid }),
  /** To a place in the queue, from 0; further than the last is the last. */
  z.strictObject({ type: z.literal('move'), entry: uuid, to: z.int().nonnegative() }),
  z.strictObject({ type: z.literal('next'), ...newTurn, ends }),
  z.strictObject({ type: z.literal('give'), entry: uuid, ...newTurn, ends }),
  z.strictObject({ type: z.literal('stop'), ends: uuid }),
  z.strictObject({ type: z.literal('pause'), turn: uuid }),
  z.strictObject({ type: z.literal('resume'), turn: uuid }),
  z.strictObject({ type: z.literal('extend'), turn: uuid, seconds }),
  z.strictObject({ type: z.literal('restoreAskedOrder') }),
  /** Nobody waits any more; who has the floor keeps it. */
  z.strictObject({ type: z.literal('clear') }),
  /** Takes the last step back, if the floor still is at the revision that the person saw. */
  z.strictObject({ type: z.literal('undo'), revision: z.int().nonnegative() }),
]);
export type FloorCommand = z.infer<typeof floorCommand>;

/** A command as it came over the socket. Throws a Refusal (`invalidInput`) that names field and rule. */
export const parseFloorCommand = (raw: unknown): FloorCommand => parseWith(floorCommand, raw);
