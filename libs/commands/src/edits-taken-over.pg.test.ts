import { randomUUID } from 'node:crypto';
import { type OperationName, OPERATIONS } from '@baraza/domain';
import { MIGRATIONS } from '@baraza/migrations';
import { createDataSource } from '@baraza/persistence';
import { createTestStore, foundTestProject, testHandler } from '@baraza/testing';

test('CHAN-24 answers whose edits were taken over before that was told apart lose the mark of a correction, once; what a person corrected keeps it, and devices are sent it anew', async () => {
  const store = await createTestStore();
  const handler = testHandler(store.dataSource);
  const owner = randomUUID();
  const [place, untouched] = [await foundTestProject(handler, owner), await foundTestProject(handler, owner)];
  const doIt = async (name: OperationName, input: Record<string, unknown>, group: string | null = null, at = place): Promise<void> => {
    const result = await handler.submit({ place: at, actor: owner, authority: 'member', client: null, name, version: OPERATIONS[name].version, input, group });
    if (result.status !== 'done') throw new Error(`${name}: ${JSON.stringify(result)}`);
  };
  const [process, session] = [randomUUID(), randomUUID()];
  await doIt('beginProcess', { id: process, name: 'Round', minimumCell: 5 });
  await doIt('createSession', { id: session, process, title: 'Survey', attribution: 'attributed' });
  const ids = { takenOver: randomUUID(), corrected: randomUUID(), both: randomUUID(), translated: randomUUID(), noted: randomUUID() };
  const nothing = { item: null, question: null, at: null, language: null, translation: null, translationLanguage: null, affiliation: null, affiliationName: null, source: null };
  const answer = (id: string): object => ({ ...nothing, id, kind: 'need', text: 'First', channel: 'survey', externalId: id === ids.noted ? null : `${id}/worst` });
  await doIt('importInterventions', { session, interventions: Object.values(ids).map(answer) }, randomUUID());
  const takeOver = (id: string): Promise<void> => doIt('updateIntervention', { id, session, text: 'Edited elsewhere' }, randomUUID());
  const correct = (id: string, values: object = { text: 'Corrected here' }): Promise<void> => doIt('updateIntervention', { id, session, ...values });
  for (const id of [ids.takenOver, ids.both]) await takeOver(id);
  for (const id of [ids.corrected, ids.both, ids.noted]) await correct(id);
  await takeOver(ids.translated);
  await correct(ids.translated, { translation: 'Traduit', translationLanguage: 'fr' });
  const admin = await createDataSource({ url: store.adminUrl, migrations: MIGRATIONS, connections: 1 }).initialize();
  const names = MIGRATIONS.map(({ name }) => name);
  const since = names.length - names.indexOf('EditsTakenOver1732301245000');
  const heads = async (): Promise<boolean[]> => (await admin.query<{ anew: boolean }[]>('SELECT rights_seq > seq AS anew FROM project_log WHERE project_id = ANY($1) ORDER BY project_id = $2', [[place.project, untouched.project], untouched.project])).map(({ anew }) => anew);
  const marks = async (): Promise<Record<string, boolean | null>> => {
    const rows = await admin.query<{ id: string; edited: boolean | null }[]>('SELECT id, edited FROM intervention');
    return Object.fromEntries(Object.entries(ids).map(([what, id]) => [what, rows.find((row) => row.id === id)!.edited]));
  };
  const all = { takenOver: true, corrected: true, both: true, translated: true, noted: true };
  expect([await marks(), await heads()]).toEqual([all, [false, false]]);
  for (let n = 0; n < since; n += 1) await admin.undoLastMigration();
  await admin.query('SET ROLE baraza_owner');
  await admin.runMigrations();
  // Of one that was translated here as well nobody knows whether that replaced something.
  expect([await marks(), await heads()]).toEqual([{ ...all, takenOver: null }, [true, false]]);
  await doIt('updateIntervention', { id: ids.takenOver, session, text: 'Edited elsewhere again', fromFile: true }, randomUUID());
  expect([(await admin.query<{ text: string }[]>('SELECT text FROM intervention WHERE id = $1', [ids.takenOver]))[0]!.text, (await marks())['takenOver'], await heads()]).toEqual(['Edited elsewhere again', null, [false, false]]);
  await admin.destroy();
  await store.close();
});
