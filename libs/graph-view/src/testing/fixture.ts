/** A store with a fictional country in it, for tests and pictures of this lib. */
import { completeRecord, ENTITIES, type AnyRecord, type EntityName } from '@baraza/domain';
import { RecordStore } from '@baraza/store';
import type { GraphOptions, GraphSource, RecordKey } from '../types.js';

export const MAP = 'map';
export const OPTIONS: GraphOptions = {
  account: 'ana', at: '2026-11-22', colourBy: 'position', sizeBy: 'influence', shapeBy: 'kind', lineBy: 'type', widthBy: 'strength', groupBy: 'sector', theme: 'light',
  termName: ({ name, code }) => name ?? code,
  valueName: (_, value) => value,
  rangeName: (_, from, to) => (from === to ? String(from) : `${from}–${to}`),
  communityWords: (leader, others) => [leader, `and ${others} others`],
};

const termId = (vocabulary: string, code: unknown): string | null => (typeof code === 'string' ? `${vocabulary}:${code}` : null);

/** A record store that tells who listens, as the sync client does. */
export class Fixture implements GraphSource {
  readonly mapId = MAP;
  readonly store = new RecordStore();
  private readonly listeners = new Set<(changed: readonly RecordKey[]) => void>();

  constructor() {
    this.put('map', MAP, { name: 'Actors', aggregate: 'median' });
  }

  readonly live: GraphSource['live'] = (entity, id) => this.store.live(entity, id);
  readonly referring: GraphSource['referring'] = (entity, field, value) => this.store.referring(entity, field, value);
  subscribe(listener: (changed: readonly RecordKey[]) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Tells of changes. */
  tell(...changed: RecordKey[]): void {
    for (const listener of this.listeners) listener(changed);
  }

  /** Puts a record, new or as a change to what is there, without telling anybody. */
  put(entity: EntityName, id: string, values: Record<string, unknown>): RecordKey {
    const known = this.store.get(entity, id);
    this.store.put(entity, known ? ({ ...known, ...values } as AnyRecord) : { ...completeRecord(ENTITIES[entity] as never, id, values), ...(values['deleted'] === true && { deleted: true }) });
    return [entity, id];
  }

  term(vocabulary: string, code: string, values: Record<string, unknown> = {}): RecordKey {
    return this.put('term', `${vocabulary}:${code}`, { vocabulary, code, ...values });
  }

  /** A stakeholder that is on the map; kind and sector by code. */
  actor(id: string, { kind, sector, ...values }: Record<string, unknown>, place: { x: number; y: number } | null = null): RecordKey[] {
    return [this.put('stakeholder', id, { name: id, aliases: [], kind: termId('kind', kind), sector: termId('sector', sector), ...values }), this.put('membership', `m-${id}`, { map: MAP, stakeholder: id, x: place?.x ?? null, y: place?.y ?? null })];
  }

  /** A relationship; its type by code. */
  tie(id: string, from: string, to: string, { type, ...values }: Record<string, unknown> = {}): RecordKey {
    return this.put('relationship', id, { from, to, direction: 'directed', type: termId('relationshipType', type), ...values });
  }

  judge(id: string, stakeholder: string, dimension: string, value: number, values: Record<string, unknown> = {}): RecordKey {
    return this.put('judgement', id, { stakeholder, dimension, value, standing: 'own', judge: 'ana', judgedAt: '2026-10-01T08:00:00.000Z', withdrawn: false, ...values });
  }
}

/** A map of `nodes` stakeholders and `edges` ties, all placed; the same for the same seed. */
export function randomMap(nodes: number, edges: number, placed = true, seed = 7): Fixture {
  const fixture = new Fixture();
  let state = seed;
  const random = (below: number): number => {
    state = (state * 16_807) % 2_147_483_647;
    return state % below;
  };
  const [sectors, kinds, types] = [SECTORS, KINDS, TYPES];
  for (const code of sectors) fixture.term('sector', code);
  for (const code of kinds) fixture.term('kind', code);
  for (const code of types) fixture.term('relationshipType', code);
  const wide = Math.ceil(Math.sqrt(nodes * 1.6));
  for (let index = 0; index < nodes; index += 1) {
    const id = `s${index}`;
    const place = placed ? { x: (index % wide) * 110 + random(40), y: Math.floor(index / wide) * 90 + random(30) } : null;
    fixture.actor(id, { name: `Actor ${index}`, sector: sectors[Math.min(5, Math.floor(((index % wide) / wide) * 6))], kind: kinds[random(4)] }, place);
    fixture.judge(`p${index}`, id, 'position', random(5) - 2);
    fixture.judge(`i${index}`, id, 'influence', random(11));
  }
  for (let index = 0; index < edges; index += 1) {
    const from = random(nodes);
    const near = (from + 1 + random(random(8) === 0 ? nodes - 1 : 30)) % nodes;
    fixture.tie(`r${index}`, `s${from}`, `s${near}`, { type: types[random(random(6) === 0 ? 6 : 5)], strength: random(11), formality: random(5) === 0 ? 'informal' : 'formal' });
  }
  return fixture;
}

/** Mean members of a community of `communityMap`. */
const COMMUNITY = 70;

/**
 * A map with the structure that large ones have: sectors, communities within them that stand together, hubs, and most ties within a community. All are placed; the same for the same seed.
 */
export function communityMap(nodes: number, edges: number, seed = 11): Fixture {
  const fixture = new Fixture();
  let state = seed;
  const random = (): number => {
    state = (state * 16_807) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  for (const code of SECTORS) fixture.term('sector', code);
  for (const code of KINDS) fixture.term('kind', code);
  for (const code of TYPES) fixture.term('relationshipType', code);
  const count = Math.max(SECTORS.length, Math.round(nodes / COMMUNITY));
  const [columns, side] = [Math.ceil(Math.sqrt(count * 1.6)), 58 * Math.sqrt(COMMUNITY) * 2.1];
  // Communities of unequal size, sector by sector, in rows; members in a sunflower around the middle, hubs first.
  const members: string[][] = Array.from({ length: count }, () => []);
  for (let index = 0; index < nodes; index += 1) members[Math.floor(random() ** 1.25 * count)]!.push(`s${index}`);
  const hub = (list: readonly string[]): string => list[Math.floor(random() ** 2.5 * list.length)]!;
  members.forEach((ids, community) => {
    const sector = SECTORS[Math.floor((community % columns) / columns * SECTORS.length)]!;
    ids.forEach((id, index) => {
      const [radius, angle] = [52 * Math.sqrt(index + random()), index * 2.399_963];
      const x = (community % columns) * side + radius * Math.cos(angle);
      const y = Math.floor(community / columns) * side * 0.9 + radius * Math.sin(angle);
      fixture.actor(id, { name: `${pick(WORDS)} ${pick(PLACES)} ${id.slice(1)}`, sector, kind: pick(KINDS) }, { x: Math.round(x), y: Math.round(y) });
      fixture.judge(`p${id}`, id, 'position', Math.floor(random() * 5) - 2);
      fixture.judge(`i${id}`, id, 'influence', Math.min(10, Math.floor(10 / (1 + index / 4) + random() * 4)));
    });
  });
  const filled = members.filter((ids) => ids.length > 1);
  for (let index = 0; index < edges; index += 1) {
    const home = Math.floor(random() * filled.length);
    const share = random();
    const away = share < 0.82 ? home : share < 0.95 ? (home + 1 + Math.floor(random() * 2)) % filled.length : Math.floor(random() * filled.length);
    const from = pick(filled[home]!);
    fixture.tie(`r${index}`, from, hub(filled[away]!), { type: pick(TYPES), strength: Math.floor(random() * 11), formality: random() < 0.2 ? 'informal' : 'formal' });
  }
  return fixture;
}

const SECTORS = ['coreSecurity', 'judicial', 'oversight', 'nonState', 'internationalPartners', 'public'];
const KINDS = ['institution', 'organisation', 'group', 'armedGroup'];
const TYPES = ['command', 'funding', 'cooperation', 'influence', 'oversight', 'mistrust'];
const WORDS = ['Council of', 'Office of', 'Union of', 'Association of', 'Women of', 'Elders of', 'Court of', 'Station of'];
const PLACES = ['Tirre', 'Maloba', 'Senne', 'Okuri', 'Dalen', 'Harrow', 'Ybira', 'Costen', 'Nuru', 'Pellam'];
