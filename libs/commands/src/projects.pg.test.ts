import { randomUUID } from 'node:crypto';
import { inTransaction } from '@baraza/persistence';
import { createTestStore, enrol, testHandler, type TestStore } from '@baraza/testing';
import { createProject, createSampleProject, deleteProject, SAMPLES, type SampleCode } from './projects.js';

let db: TestStore;
beforeAll(async () => {
  db = await createTestStore();
});
afterAll(() => db?.close());

const founder = async () => {
  const who = { workspace: randomUUID(), account: randomUUID(), displayName: 'Secretariat' };
  await enrol(db.dataSource, who.workspace, [who.account]);
  return who;
};
const count = async (workspace: string, table: string, which = 'TRUE'): Promise<number> => {
  const [row] = await inTransaction(db.dataSource, workspace, (sql) => sql.query<{ n: number }>(`SELECT count(*)::int AS n FROM "${table}" WHERE NOT deleted AND ${which}`));
  return row!.n;
};

test.each(Object.keys(SAMPLES) as SampleCode[])('LIFE-1 the sample “%s” goes in whole, in both languages', async (code) => {
  const handler = testHandler(db.dataSource);
  for (const language of ['en', 'ar'] as const) {
    const who = await founder();
    await createSampleProject(handler, who, code, language);
    expect(await count(who.workspace, 'stakeholder')).toBe(SAMPLES[code].records.stakeholder.length);
    expect(await count(who.workspace, 'relationship')).toBe(SAMPLES[code].records.relationship.length);
    expect(await count(who.workspace, 'judgement')).toBe(SAMPLES[code].records.judgement.length + (await count(who.workspace, 'proposal', `state = 'accepted' AND dimension IS NOT NULL`)));
    expect(await count(who.workspace, 'membership')).toBe(SAMPLES[code].records.membership.length);
  }
});

/** What each operation of a sample brings, one for one. */
const BRINGS = { beginProcess: 'process', createSession: 'session', registerParticipation: 'participation', logIntervention: 'intervention', createCode: 'code', makeCodebookVersion: 'codebook_version', createThreat: 'threat', createProposal: 'proposal', createConsentText: 'consent_text', createCommunication: 'communication' } as const;

test.each(Object.keys(SAMPLES) as SampleCode[])('LIFE-14 the consultations of the sample “%s” are stored whole, and the log keeps nobody whom the rule does not let be named', async (code) => {
  const who = await founder();
  const place = await createSampleProject(testHandler(db.dataSource), who, code, 'en');
  const { consultations } = SAMPLES[code];
  for (const [operation, table] of Object.entries(BRINGS)) expect([table, await count(who.workspace, table)]).toEqual([table, consultations.filter(({ name }) => name === operation).length]);
  const rows = await inTransaction(db.dataSource, who.workspace, (sql) =>
    sql.query<{ rule: string; speaker: string | null; affiliation: string | null; affiliation_name: string | null; input: Record<string, unknown>; actor: string; rapporteur: string }>(
      `SELECT COALESCE(i.attribution, s.attribution) AS rule, v.speaker_id AS speaker, v.affiliation_id AS affiliation, v.affiliation_name, e.input, e.actor_id AS actor, v.rapporteur_id AS rapporteur
       FROM intervention v JOIN session s ON s.project_id = v.project_id AND s.id = v.session_id LEFT JOIN agenda_item i ON i.project_id = v.project_id AND i.id = v.item_id
       JOIN event e ON e.project_id = v.project_id AND e.operation = 'logIntervention' AND e.input ->> 'id' = v.id::text WHERE v.project_id = $1`,
      [place.project],
    ),
  );
  expect(rows).toHaveLength(consultations.filter(({ name }) => name === 'logIntervention').length);
  for (const { rule, speaker, affiliation, affiliation_name, input, actor, rapporteur } of rows) {
    expect(actor).toBe(rapporteur);
    if (rule === 'notAttributed') expect([speaker, affiliation, affiliation_name, input['speaker'], input['affiliation'], input['affiliationName']]).toEqual(Array(6).fill(null));
    if (rule !== 'attributed') expect([speaker, input['speaker']]).toEqual([null, null]);
  }
});

test('INCL-24 the floors of the fictional sample have counted, by groups, and by who takes part only where that may be known', async () => {
  const who = await founder();
  const place = await createSampleProject(testHandler(db.dataSource), who, 'fictional', 'en');
  const rows = await inTransaction(db.dataSource, who.workspace, (sql) =>
    sql.query<{ rule: string; subject: string; sessions: number; seconds: number }>(
      `SELECT COALESCE(i.attribution, s.attribution) AS rule, t.subject, count(DISTINCT t.session_id)::int AS sessions, sum(t.seconds)::int AS seconds
       FROM session_tally t JOIN session s ON s.project_id = t.project_id AND s.id = t.session_id JOIN agenda_item i ON i.project_id = t.project_id AND i.id = t.item_id WHERE t.project_id = $1 GROUP BY 1, 2 ORDER BY 1, 2`,
      [place.project],
    ),
  );
  expect(rows.map(({ rule, subject }) => `${rule} ${subject}`)).toEqual(['affiliationOnly group', 'affiliationOnly total', 'attributed participation', 'attributed total', 'notAttributed group', 'notAttributed total']);
  for (const { seconds } of rows) expect(seconds).toBeGreaterThan(600);
});

test('LIFE-2 an erased project leaves no row behind, and its neighbour whole', async () => {
  const handler = testHandler(db.dataSource);
  const who = await founder();
  const gone = await createSampleProject(handler, who, 'fictional', 'en');
  const stays = await createProject(handler, who, { name: 'Neighbour', description: null, timeZone: null, fictional: false, template: 'general' });
  const closed: unknown[] = [];
  await deleteProject(db.dataSource, gone, async (place) => void closed.push(place));
  expect(closed).toEqual([gone]);
  const left = await inTransaction(db.dataSource, who.workspace, async (sql) => {
    const tables = await sql.query<{ name: string }>(`SELECT table_name AS name FROM information_schema.columns WHERE column_name = 'project_id' AND table_schema = 'public'`);
    const rows = [];
    for (const { name } of tables) {
      const [row] = await sql.query<{ gone: number; stays: number }>(`SELECT count(*) FILTER (WHERE project_id = $1)::int AS gone, count(*) FILTER (WHERE project_id = $2)::int AS stays FROM "${name}"`, [gone.project, stays.project]);
      rows.push({ name, ...row! });
    }
    return rows;
  });
  expect(left.filter((row) => row.gone > 0)).toEqual([]);
  expect(left.find(({ name }) => name === 'term')!.stays).toBeGreaterThan(10);
});
