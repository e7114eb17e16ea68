import { CHANNELS, DIMENSION_TEMPLATES, dimensionId, ENTITIES, type EntityName, INTERVENTION_KINDS, type RecordOf, type Records, ruleOf, sameInterventions, SESSION_TYPE_TEMPLATES } from '@baraza/domain';
import type { RecordStore } from '@baraza/store';
import { fictional, liberia, SAMPLE_LANGUAGES, sampleCounters, sampleOperations, type SampleProject } from './index.js';
import { step } from './sample.js';
import { consultInto, idOf, load, NOW } from './test/memory.js';

const ENTITY_NAMES = Object.keys(ENTITIES) as EntityName[];
const DAY_MS = 86_400_000;
const later = (days: number): Date => new Date(NOW.getTime() + days * DAY_MS);

function consulted(sample: SampleProject): RecordStore {
  const store = load(sample);
  expect(consultInto(store, sample, 'en')).toEqual([]);
  return store;
}
const tally = <T extends string>(list: readonly T[]): Partial<Record<T, number>> => {
  const counts: Partial<Record<T, number>> = {};
  for (const one of list) counts[one] = (counts[one] ?? 0) + 1;
  return counts;
};

describe.each([['liberia', liberia], ['fictional', fictional]] as const)('the consultations of the sample %s', (_name, sample) => {
  test.each(SAMPLE_LANGUAGES)('LIFE-14 are accepted by the rules that hold for people, in %s', (language) => {
    expect(consultInto(load(sample, language), sample, language)).toEqual([]);
  });

  test('LIFE-15 may be put in again days later and change nothing', () => {
    const store = consulted(sample);
    const records = () => ENTITY_NAMES.map((entity) => [...store.all(entity)]);
    const before = records();
    const refused = consultInto(store, sample, 'en', later(3));
    expect(records()).toEqual(before);
    expect(refused.filter((one) => !/: (alreadyExists|notFound)$/.test(one))).toEqual([]);
  });

  test('LIFE-15 have the same ids each time, and those of what was said are of version 4', () => {
    const ids = (language: 'en' | 'ar', now: Date) => sampleOperations(sample, idOf, language, now).map(({ name, input }) => [name, input['id'] ?? input['session']]);
    expect(ids('ar', later(40))).toEqual(ids('en', NOW));
    for (const { id } of consulted(sample).allLive('intervention')) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  test('speak to the reader in each language, and people in their own', () => {
    const [english, arabic] = SAMPLE_LANGUAGES.map((language) => {
      const store = load(sample, language);
      consultInto(store, sample, language);
      return store;
    }) as [RecordStore, RecordStore];
    const FIELDS = { process: ['name', 'objective'], question: ['text', 'label'], target: ['label'], code: ['name', 'definition'], codebookVersion: ['note'], communication: ['audience', 'message', 'channel', 'responsible'], threat: ['name', 'description'], session: ['title', 'description', 'venue'], agendaItem: ['title'], assignment: ['name'], participation: ['pseudonym'], proposal: ['interestName', 'note', 'reason'] } as const satisfies Partial<Record<EntityName, readonly string[]>>;
    for (const [entity, fields] of Object.entries(FIELDS) as [keyof typeof FIELDS, readonly string[]][]) {
      for (const record of arabic.allLive(entity) as readonly { id: string }[]) for (const field of fields) {
        const said = (record as Record<string, unknown>)[field];
        if (said !== null) expect([entity, record.id, field, said]).toEqual([entity, record.id, field, expect.stringMatching(/[\u0600-\u06FF]/)]);
      }
    }
    const words = (store: RecordStore) => store.allLive('intervention').map(({ id, text, translation }) => [id, text, translation]);
    expect(words(arabic)).toEqual(words(english));
  });
});

test('INCL-24 what the floors of the fictional sample counted is of groups of its dimensions, no dimension counts more than was counted in all, and nobody is counted by who they are where they may not be known', () => {
  const store = consulted(fictional);
  const counters = sampleCounters(fictional, idOf);
  const items = [...new Set(counters.map(({ item }) => item))];
  expect(items.length).toBeGreaterThan(8);
  for (const item of items) {
    const here = counters.filter((each) => each.item === item);
    const total = here.find(({ subject }) => subject === 'total')!;
    const rule = ruleOf(store.live('session', total.session)!, store.live('agendaItem', item)!);
    expect(here.some(({ subject }) => subject === 'participation')).toBe(rule === 'attributed');
    const sums = new Map<string, readonly [number, number]>();
    for (const { subject, dimension, key, turns, seconds } of here) {
      if (subject === 'total') continue;
      if (dimension !== null) expect(store.live('dimension', dimension)!.groups).toContain(key);
      const [more, longer] = sums.get(dimension ?? subject) ?? [0, 0];
      sums.set(dimension ?? subject, [more + turns, longer + seconds]);
    }
    for (const [turns, seconds] of sums.values()) expect([turns <= total.turns, seconds <= total.seconds]).toEqual([true, true]);
  }
});

test('an operation that refers to nothing, gives a key twice or has a field that is none is refused with its place', () => {
  const broken = (more: SampleProject['consultations'][number]) => () => sampleOperations({ ...fictional, consultations: [...fictional.consultations.slice(0, 1), more] }, idOf);
  expect(broken(step('createThreat', { id: 'x', place: 'nowhere' }))).toThrow('operation 2, createThreat, place: the sample has no place “nowhere”.');
  expect(broken(step('beginProcess', { id: 'round' }))).toThrow('operation 2, beginProcess, id: the key “process round” is given twice.');
  expect(broken(step('deleteDimension', { id: 'round height' }))).toThrow('the sample has no dimension “round height”.');
  expect(broken({ name: 'createThreat', input: { colour: 'red' }, by: 'founder' })).toThrow('operation 2, createThreat, colour: the operation has no such field.');
});

describe('the consultation of the sample liberia', () => {
  test('LIFE-16 is what Box 4 reports and no more: five questions, two days in Monrovia, three facilitators; nobody said anything, nothing is counted or aimed for', () => {
    const store = consulted(liberia);
    const [process] = store.allLive('process');
    const [session, ...more] = store.allLive('session');
    expect(store.allLive('question').map(({ order }) => order)).toEqual([1, 2, 3, 4, 5]);
    expect([process!.startsOn, process!.endsOn]).toEqual(['2005-08-03', '2005-08-04']);
    expect([session!.startsAt, session!.endsAt, session!.place, session!.state, session!.attribution, more.length]).toEqual(['2005-08-03T00:00:00.000Z', '2005-08-05T00:00:00.000Z', idOf('place monrovia'), 'held', 'notAttributed', 0]);
    expect(store.allLive('assignment').map(({ duty, woman }) => [duty, woman])).toEqual(Array(3).fill(['facilitator', null]));
    for (const cited of [process!.objective, session!.description]) expect(cited).toContain('National Ownership, section 5.1, Box 4');
    for (const none of ['intervention', 'coding', 'participation', 'proposal', 'threat', 'dimension', 'agendaItem', 'code'] as const) expect([none, store.allLive(none).length]).toEqual([none, 0]);
    for (const open of ['process', 'question', 'session', 'assignment'] as const) expect(store.allLive(open).map(({ classification }) => classification)).toEqual(store.allLive(open).map(() => 'public'));
  });
});

describe('the consultations of the sample fictional', () => {
  let store: RecordStore;
  beforeAll(() => {
    store = consulted(fictional);
  });
  const sessionOf = (key: string): Records['session'] => store.live('session', idOf(`session ${key}`))!;
  const ruleFor = (said: Records['intervention']) => ruleOf(store.live('session', said.session)!, said.item === null ? null : store.live('agendaItem', said.item));
  const counted = (dimension: string, group: string, of = store.allLive('participation')): number => {
    const here = new Set(of.map(({ id }) => id));
    return store.allLive('disaggregation').filter((one) => here.has(one.participation) && one.dimension === dimensionId(idOf('process round'), dimension) && one.group === group).reduce((sum, { people }) => sum + people, 0);
  };
  const people = (of: readonly Records['participation'][]) => of.reduce((sum, one) => sum + one.people, 0);

  test('are twelve sessions of nine kinds in several places: five held, one live, six planned', () => {
    const sessions = store.allLive('session');
    expect(tally(sessions.map(({ state }) => state))).toEqual({ held: 5, live: 1, planned: 6 });
    const kinds = new Set(sessions.map(({ type }) => store.live('term', type!)!.code));
    expect(SESSION_TYPE_TEMPLATES.map(({ code }) => code).filter((code) => !kinds.has(code))).toEqual(['nationalConference']);
    expect(new Set(sessions.map(({ place }) => place)).size).toBeGreaterThanOrEqual(6);
    expect(new Set(sessions.map(({ attribution }) => attribution))).toEqual(new Set(['attributed', 'affiliationOnly', 'notAttributed']));
    expect(store.allLive('process').every(({ name, objective }) => /fictional/.test(name) && /invented/.test(objective!))).toBe(true);
  });

  test('LIFE-16 lie around the day on which they are opened: held before, live now, planned after, within four weeks', () => {
    const [process] = store.allLive('process');
    expect((Date.parse(process!.endsOn!) - Date.parse(process!.startsOn!)) / DAY_MS + 1).toBe(28);
    for (const { state, startsAt, endsAt } of store.allLive('session')) {
      expect(startsAt! < endsAt!).toBe(true);
      expect([startsAt! < NOW.toISOString(), endsAt! < NOW.toISOString()]).toEqual({ held: [true, true], live: [true, false], planned: [false, false], cancelled: [] }[state]);
      expect([startsAt!.slice(0, 10) >= process!.startsOn!, endsAt!.slice(0, 10) <= process!.endsOn!]).toEqual([true, true]);
    }
    for (const { at, session } of store.allLive('intervention')) expect([at >= store.live('session', session)!.startsAt!, at <= store.live('session', session)!.endsAt!, at <= NOW.toISOString()]).toEqual([true, true, true]);
  });

  test('have a women’s group that a woman facilitates, and one that waits for her', () => {
    const led = (key: string) => store.allLive('assignment').some(({ session, duty, woman }) => session === sessionOf(key).id && duty === 'facilitator' && woman);
    expect([sessionOf('dulvaneWomen'), sessionOf('tirrenqueWomen')].map(({ womenOnly, state }) => [womenOnly, state])).toEqual([[true, 'held'], [true, 'planned']]);
    expect([led('dulvaneWomen'), led('tirrenqueWomen')]).toEqual([true, false]);
    expect(store.allLive('session').filter(({ womenOnly }) => womenOnly)).toHaveLength(2);
  });

  test('count 217 people without a name, each group in full; two targets of four are missed', () => {
    const here = store.allLive('participation');
    expect(people(here)).toBe(217);
    expect(new Set(here.map(({ mode }) => mode))).toEqual(new Set(['pseudonym', 'headCount']));
    for (const { mode, pseudonym, person, consent } of here) expect([mode === 'headCount' ? pseudonym === null : /^Seat \d+$/.test(pseudonym!), person, typeof consent]).toEqual([true, null, 'string']);
    for (const { code, groups } of DIMENSION_TEMPLATES) expect([code, groups.reduce((sum, group) => sum + counted(code, group), 0)]).toEqual([code, 217]);
    const shares = store.allLive('target').map(({ dimension, groups, share }) => [share, (100 * groups.reduce((sum, group) => sum + counted(store.live('dimension', dimension)!.code, group), 0)) / 217] as const);
    expect(shares.map(([aim, share]) => [aim, share >= aim]).sort()).toEqual([[10, true], [20, false], [30, true], [50, false]]);
    const women = here.filter(({ session }) => session === sessionOf('dulvaneWomen').id);
    expect([counted('sex', 'female', women), counted('sex', 'male', women)]).toEqual([people(women), 0]);
  });

  test('hold about 200 interventions of every kind and channel, in two languages, many translated, none said twice in the same words', () => {
    const said = store.allLive('intervention');
    expect(said).toHaveLength(199);
    expect(new Set(said.map(({ kind }) => kind))).toEqual(new Set(INTERVENTION_KINDS));
    expect(new Set(said.map(({ channel }) => channel))).toEqual(new Set(CHANNELS));
    for (const language of ['en', 'fr']) expect(said.filter((one) => one.language === language).length).toBeGreaterThan(80);
    expect(said.filter(({ translation }) => translation !== null).length).toBeGreaterThan(120);
    expect(said.every(({ language, translation, translationLanguage }) => (translation === null ? translationLanguage === null : translationLanguage !== null && translationLanguage !== language))).toBe(true);
    expect(new Set(said.map(({ text }) => text)).size).toBe(199);
    expect(tally(said.map(({ session }) => store.live('session', session)!.state))).toEqual({ held: 149, live: 50 });
  });

  test('are coded with every code of a tree of two levels, with stakeholders, interests and all threats', () => {
    const codes = store.allLive('code');
    expect(codes).toHaveLength(32);
    expect(codes.every(({ parent }) => parent === null || store.live('code', parent)!.parent === null)).toBe(true);
    expect(codes.every(({ definition }) => definition!.length > 10)).toBe(true);
    expect(store.allLive('codebookVersion').map(({ number }) => number)).toEqual([1, 2, 3]);
    const codings = store.allLive('coding');
    const used = (end: 'code' | 'stakeholder' | 'interest' | 'threat') => new Set(codings.map((one) => one[end]).filter((id) => id !== null));
    expect(codes.filter(({ id }) => !used('code').has(id)).map(({ name }) => name)).toEqual([]);
    expect(store.allLive('threat')).toHaveLength(8);
    expect(used('threat').size).toBe(8);
    expect([used('stakeholder').size > 20, used('interest').size > 10]).toEqual([true, true]);
    expect(new Set(codings.filter(({ code }) => code !== null).map(({ codebookVersion }) => codebookVersion)).size).toBe(3);
    const coded = new Set(codings.map(({ intervention }) => intervention));
    expect(store.allLive('intervention').every(({ id }) => coded.has(id))).toBe(true);
  });

  test('code what was said in the live session with no retired code', () => {
    const live = store.allLive('coding').filter(({ session }) => session === sessionOf('tirrenqueHall').id);
    expect(live.filter(({ code }) => code !== null && store.live('code', code)!.retired)).toEqual([]);
  });

  test('LIFE-14 attribute nothing where the rule forbids it, neither in what is kept nor in what is sent', () => {
    const rules = new Map(store.allLive('intervention').map((said) => [said.id, ruleFor(said)]));
    expect(new Set(rules.values())).toEqual(new Set(['attributed', 'affiliationOnly', 'notAttributed']));
    const sent = sampleOperations(fictional, idOf, 'en', NOW).filter(({ name }) => name === 'logIntervention').map(({ input }) => input as unknown as RecordOf<typeof ENTITIES.intervention>);
    for (const one of [...store.allLive('intervention'), ...sent]) {
      const rule = rules.get(one.id)!;
      const who = [one.speaker, one.affiliation, one.affiliationName].map((value) => (value ?? null) !== null);
      if (rule === 'notAttributed') expect([...who, Date.parse(one.at) % 300_000]).toEqual([false, false, false, 0]);
      if (rule === 'affiliationOnly') expect(who[0]).toBe(false);
      if (rule === 'attributed') expect(who[0]).toBe(true);
    }
    const stricter = store.allLive('agendaItem').filter((item) => item.attribution === 'notAttributed' && store.live('session', item.session)!.attribution !== 'notAttributed');
    expect(stricter.filter(({ id }) => store.allLive('intervention').some(({ item }) => item === id)).map(({ session }) => store.live('session', session)!.attribution).sort()).toEqual(['affiliationOnly', 'attributed']);
    for (const { session, hidden } of store.allLive('participation')) expect(hidden).toBe(store.live('session', session)!.attribution === 'notAttributed');
  });

  test('have six pairs that were merged, five that are found and still open, and five corrections', () => {
    const said = store.allLive('intervention');
    expect(said.filter(({ mergedInto }) => mergedInto !== null)).toHaveLength(6);
    const pairs = sameInterventions(said.map((one) => ({ ...one, rapporteur: one.rapporteur!, atMs: Date.parse(one.at), notSameAs: one.differsFrom })));
    const keys = ['twoWomen', 'payFirst', 'stamp', 'openAtNight', 'damFirst'];
    expect(pairs.map(({ first, second }) => [first, second].sort())).toEqual(expect.arrayContaining(keys.map((key) => [idOf(`intervention ${key}`), idOf(`intervention ${key}Too`)].sort())));
    expect(pairs).toHaveLength(keys.length);
    expect(fictional.consultations.filter(({ name }) => name === 'updateIntervention')).toHaveLength(5);
  });

  test('propose ten changes of the map: five open, three accepted, two declined', () => {
    const proposals = store.allLive('proposal');
    expect(tally(proposals.map(({ state }) => state))).toEqual({ open: 5, accepted: 3, declined: 2 });
    expect(store.allLive('judgement')).toHaveLength(2);
    expect(store.allLive('holding')).toHaveLength(fictional.records.holding.length + 1);
    expect(store.allLive('interest')).toHaveLength(fictional.records.interest.length + 1);
  });

  test('ask for consent in two languages and two versions, and tell people in eight ways', () => {
    expect(store.allLive('consentText').map(({ version, language, retired }) => `${version} ${language} ${retired}`).sort()).toEqual(['1 en true', '1 fr true', '2 en false', '2 fr false']);
    expect(new Set(store.allLive('participation').map(({ consent }) => consent)).size).toBe(4);
    expect(tally(store.allLive('communication').map(({ state }) => state))).toEqual({ done: 3, dropped: 1, planned: 4 });
  });
});
