/** Changes of class on lines that hold: whoever sees other records for it must be told by itself. What comes with a later opening would hide that it was not. */
import { type AnyRecord, dependantsOf, ENTITIES, type EntityName, fieldValue, referrersOf } from '@baraza/domain';
import type { Random } from '../generate/random.js';
import type { Readable } from '../generate/values.js';
import type { Person } from './person.js';
import type { SimulatedNetwork } from './simulated-network.js';

/** Few, for one that changes itself says nothing of how it goes with what it hangs on. */
const CHANGES = 8;
/** A way there and back. */
const SOON = 500;

/** Not `member` and `project`, which have no class of this kind, nor `property`: everything is sent anew then. */
const BEARING = (Object.keys(ENTITIES) as EntityName[]).filter((entity) => !['member', 'project', 'property'].includes(entity));
const KINDS = BEARING.flatMap((entity) => [...dependantsOf(entity), ...referrersOf(entity)].map(([dependant, field]) => ({ entity, dependant, field })));

/** The person puts some records that others hang on, or name, into a class from the other end: of each kind of dependant one is as likely as of any other. */
export async function reclassify(network: SimulatedNetwork, { session }: Person, store: Readable, random: Random): Promise<void> {
  if (store.allLive('project')[0]?.archived !== false) return;
  const borne = KINDS.map(({ entity, dependant, field }) => {
    const ids = new Set(store.allLive(dependant).map((record) => fieldValue(record as unknown as AnyRecord, field)));
    return { entity, records: (store.allLive(entity) as unknown as AnyRecord[]).filter(({ id }) => ids.has(id)) };
  }).filter(({ records }) => records.length > 0);
  for (let count = 0; count < CHANGES && borne.length > 0; count += 1) {
    const [{ entity, records }] = borne.splice(random.int(0, borne.length - 1), 1) as [(typeof borne)[number]];
    const { id } = random.pick(records);
    const { classification } = session.store.get(entity, id) as unknown as AnyRecord;
    const open = classification === 'public' || classification === 'restricted';
    session.mutate('classify', { entity, id, classification: open ? 'strictlyConfidential' : 'public' });
    await network.run(SOON);
  }
}
