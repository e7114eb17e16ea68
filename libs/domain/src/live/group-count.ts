/** That something which was noted counts for groups of people: goes to the counters of the session and is linked to nothing (docs/decisions/0009). */
import { z } from 'zod';
import { parseWith } from '../validators.js';
import { floorGroups } from './floor-commands.js';

/** `id` is of the counting alone, random, and no id of what was noted: the same counting sent twice counts once. `counted` false takes it back. */
export const groupCount = z.strictObject({ id: z.uuid().toLowerCase(), item: z.uuid().toLowerCase().nullable(), groups: floorGroups.min(1), counted: z.boolean() });
export type GroupCount = z.infer<typeof groupCount>;

/** A counting as it came over the socket. Throws a Refusal (`invalidInput`) that names field and rule. */
export const parseGroupCount = (raw: unknown): GroupCount => parseWith(groupCount, raw);
