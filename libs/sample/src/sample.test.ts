import { DIMENSIONS, ENTITIES, type EntityDefinition, type EntityName, MOST_ROWS, SCALES, shapeValidator, templateTermId, TEMPLATES } from '@baraza/domain';
import { fictional, liberia, SAMPLE_LANGUAGES, sampleJudgements, sampleProject, type SampleProject, sampleRecords } from './index.js';
import { idOf, importInto, load, PROJECT_ID } from './test/memory.js';

const ENTITY_NAMES = Object.keys(ENTITIES) as EntityName[];
const count = (list: readonly unknown[]): number => new Set(list).size;
const missing = (all: readonly string[], used: readonly unknown[]): string[] => all.filter((one) => !used.includes(one));
const codes = (sample: SampleProject, vocabulary: string): string[] => TEMPLATES[sample.template].terms.filter((term) => term.vocabulary === vocabulary).map(({ code }) => code);

describe.each([['liberia', liberia], ['fictional', fictional]])('the sample %s', (_name, sample) => {
  test.each(SAMPLE_LANGUAGES)('goes through importRecords in %s: every reference resolves, every list and rule is kept', (language) => {
    const store = load(sample, language);
    for (const entity of ['stakeholder', 'interest', 'holding', 'relationship', 'map', 'membership', 'source', 'place', 'property'] as const) {
      expect(store.allLive(entity)).toHaveLength(sample.records[entity].length);
    }
  });

  test('goes in batches that the operation takes', () => {
    for (const batch of sampleRecords(sample, idOf)) expect(Object.values(batch).reduce((sum, rows) => sum + rows.length, 0)).toBeLessThanOrEqual(MOST_ROWS);
  });

  test('may be put in twice and changes nothing: ids are the same each time, those of terms are the ones a new project gives them', () => {
    const store = load(sample);
    const records = () => ENTITY_NAMES.map((entity) => [...store.all(entity)]);
    const before = records();
    importInto(store, sample, 'en');
    expect(records()).toEqual(before);
    expect(store.live('term', templateTermId(PROJECT_ID, 'kind', 'institution'))?.code).toBe('institution');
  });

  test('has each key once', () => {
    for (const rows of Object.values(sample.records)) expect(count(rows.map(({ key }) => key))).toBe(rows.length);
  });

  test('says every text in every language', () => {
    const languageFree = new Set(['externalId', 'timeZone', 'url']);
    const silent = Object.entries(sample.records).flatMap(([entity, rows]) => {
      const { fields } = ENTITIES[entity as EntityName] as unknown as EntityDefinition;
      return (rows as readonly object[]).flatMap((row) =>
        Object.entries(row).filter(([name, value]) => ['text', 'longText'].includes(fields[name]?.type ?? '') && !languageFree.has(name) && value !== null && !((value as { ar?: string }).ar ?? '').match(/[\u0600-\u06FF]/)).map(([name, value]) => `${entity}.${name}: ${JSON.stringify(value)}`),
      );
    });
    expect(silent).toEqual([]);
    expect(sampleProject(sample, 'ar').name).toMatch(/[\u0600-\u06FF]/);
    const name = sampleRecords(sample, idOf)[0]!['stakeholder']![0]!['name'];
    expect(sampleRecords(sample, idOf, 'ar').flatMap((batch) => batch['stakeholder'] ?? [])[0]!['aliases']).toContain(name);
  });

  test('shows no two members of a map closer than 90 px', () => {
    for (const map of sample.records.map) {
      const members = sample.records.membership.filter((member) => member.map === map.key);
      expect(members.length).toBeGreaterThan(4);
      for (const [index, a] of members.entries()) {
        for (const b of members.slice(index + 1)) {
          const distance = Math.hypot(a.x! - b.x!, a.y! - b.y!);
          if (distance < 90 || (Math.abs(a.y! - b.y!) < 25 && Math.abs(a.x! - b.x!) < 150)) throw new Error(`On the map ${map.key}, ${a.key} and ${b.key} are ${distance} px apart.`);
        }
      }
    }
  });
});

describe('the sample liberia', () => {
  test('judges nobody and claims no interest of anybody', () => {
    expect(liberia.records.judgement).toEqual([]);
    expect(liberia.records.holding).toEqual([]);
    expect(liberia.project.fictional).toBe(false);
    for (const row of liberia.records.relationship) expect([row.sentiment, row.strength]).toEqual([undefined, undefined]);
    for (const row of liberia.records.stakeholder) expect([row.roleOverride, row.motivations, row.incentives, row.likelyReaction, row.wouldChangeMind]).toEqual(Array(5).fill(undefined));
  });

  test('cites a document for every stakeholder and relationship', () => {
    for (const row of [...liberia.records.stakeholder, ...liberia.records.relationship]) expect(liberia.records.source.map(({ key }) => key)).toContain(row.source);
    for (const row of liberia.records.source) expect(row.reference).toBeTruthy();
  });

  test('gives the dialogue its two days', () => {
    const dialogue = liberia.records.stakeholder.find(({ key }) => key === 'dialogue')!;
    expect([dialogue.validFrom, dialogue.validTo, dialogue.place]).toEqual(['2005-08-03', '2005-08-04', 'monrovia']);
  });
});

describe('the sample fictional', () => {
  const { records } = fictional;
  test('uses every word of the template', () => {
    expect(missing(codes(fictional, 'kind'), records.stakeholder.map(({ kind }) => kind))).toEqual([]);
    expect(missing(codes(fictional, 'sector'), records.stakeholder.map(({ sector }) => sector))).toEqual([]);
    expect(missing(codes(fictional, 'level'), records.stakeholder.map(({ level }) => level))).toEqual([]);
    expect(missing(codes(fictional, 'relationshipType'), records.relationship.map(({ type }) => type))).toEqual([]);
    expect(missing(codes(fictional, 'interestKind'), records.interest.map(({ kind }) => kind))).toEqual([]);
  });

  test('is as large and as varied as a real map', () => {
    expect(records.stakeholder.length).toBeGreaterThanOrEqual(35);
    expect(records.interest.length).toBeGreaterThanOrEqual(12);
    expect(records.relationship.length).toBeGreaterThanOrEqual(60);
    expect(records.map.length).toBeGreaterThanOrEqual(3);
    expect(new Set(records.holding.map(({ stance }) => stance))).toEqual(new Set([1, -1]));
    expect(new Set(records.source.map(({ kind }) => kind))).toEqual(new Set(['document', 'session', 'intervention', 'person', 'link']));
    for (const classification of ['public', 'restricted', 'confidential', 'strictlyConfidential']) {
      expect(Object.values(records).some((rows) => (rows as readonly { classification?: string }[]).some((row) => row.classification === classification))).toBe(true);
    }
    expect(records.relationship.some(({ properties }) => properties?.['basis'])).toBe(true);
    expect(records.stakeholder.some(({ properties }) => properties?.['seats'])).toBe(true);
    expect(fictional.project.fictional).toBe(true);
  });

  test('shows every stakeholder on the first map', () => {
    const shown = (map: string | null) => records.membership.filter((member) => member.map === map).map(({ stakeholder }) => stakeholder);
    expect(missing(records.stakeholder.map(({ key }) => key), shown('actors'))).toEqual([]);
  });

  test('judges on every dimension, by three judges and the team, within the scales', () => {
    const store = load(fictional);
    const judgements = sampleJudgements(fictional, idOf);
    for (const record of judgements) store.put('judgement', { ...record });
    expect(store.allLive('judgement')).toHaveLength(judgements.length);
    expect(missing(DIMENSIONS, judgements.map(({ dimension }) => dimension))).toEqual([]);
    expect(count(judgements.map(({ judgeName }) => judgeName).filter((name) => name !== null))).toBe(3);
    expect(new Set(judgements.map(({ standing }) => standing))).toEqual(new Set(['own', 'agreed']));
    expect(new Set(judgements.map(({ confidence }) => confidence))).toEqual(new Set(['low', 'medium', 'high']));
    expect(judgements.filter(({ withdrawn }) => withdrawn)).toHaveLength(1);
    expect(judgements.some(({ map }) => map !== null)).toBe(true);
    const validator = shapeValidator(ENTITIES.judgement.fields);
    for (const { id, classification: _class, deleted, ...values } of judgements) {
      expect(validator.safeParse(values).success).toBe(true);
      expect(values.value).toBeGreaterThanOrEqual(SCALES[values.dimension].min);
      expect(values.value).toBeLessThanOrEqual(SCALES[values.dimension].max);
      expect(deleted).toBe(false);
      expect(id).toMatch(/^[0-9a-f-]{36}$/);
    }
    expect(judgements.map(({ judgedAt }) => judgedAt)).toEqual(judgements.map(({ judgedAt }) => judgedAt).sort());
  });

  test('has judges who differ, and positions that have moved', () => {
    const positions = records.judgement.filter(({ dimension, withdrawn }) => dimension === 'position' && !withdrawn);
    const spread = (stakeholder: string, year: string) => count(positions.filter((row) => row.stakeholder === stakeholder && String(row.validAt).startsWith(year)).map(({ value }) => value));
    expect(records.stakeholder.filter(({ key }) => spread(key, '2005') > 1).length).toBeGreaterThan(10);
    expect(spread('elders', '2005')).toBeGreaterThan(2);
  });

  test('keeps allegations strictly confidential, with a day on which they lapse', () => {
    const allegations = records.judgement.filter(({ dimension }) => dimension === 'feelsThreatened' || dimension === 'readyForViolence');
    expect(allegations.length).toBeGreaterThan(3);
    for (const row of allegations) expect([row.classification, Boolean(row.expiresAt), Boolean(row.note), Boolean(row.source)]).toEqual(['strictlyConfidential', true, true, true]);
  });

  test('lies in no country: its places have no coordinates or stand in open water', () => {
    for (const { latitude, longitude } of records.place) {
      if (latitude === undefined) continue;
      expect(latitude).toBeLessThan(-30);
      expect(longitude).toBeLessThan(-17);
      expect(longitude).toBeGreaterThan(-20);
    }
  });
});

test('a reference to nothing is refused with its place', () => {
  const broken = { ...fictional, records: { ...fictional.records, stakeholder: [{ ...fictional.records.stakeholder[0]!, place: 'nowhere' }] } };
  expect(() => sampleRecords(broken, idOf)).toThrow('stakeholder mission, place: the sample has no place “nowhere”.');
});
