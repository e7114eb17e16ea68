import { randomUUID } from 'node:crypto';
import type { Classification, Role } from '@baraza/domain';
import { submitAs } from '@baraza/testing';
import { ended, http, importsOverHttp, preview, project, upload } from '../test/imports.js';
import { stateOf } from '../test/project.js';
import type { ImportPreview } from './import-view.js';

importsOverHttp();

const change = async (operation: 'createStakeholder' | 'updateMember' | 'classify', input: object): Promise<void> => {
  const result = await submitAs(project.handler, project.place, project.owner, operation, input as never);
  if (result.status !== 'done') throw new Error(JSON.stringify(result));
};
const setMember = async (account: string, rights: { role?: Role; clearance?: Classification }): Promise<void> => {
  const member = (await stateOf(project)).store.allLive('member').find((each) => each.account === account)!;
  await change('updateMember', { id: member.id, ...rights });
};
const ask = async (account: string, id: string, route: string): Promise<ImportPreview> => (await (await http.send(account, 'GET', `/files/imports/${id}${route}`)).json()) as ImportPreview;

const SECRET = 'said in confidence';
/** An import of somebody else's that changes what a record says, with what it said before among its rows. */
async function previewOfSecret(): Promise<{ analyst: string; record: string; id: string; key: string }> {
  const analyst = await http.member(project, 'analyst');
  const record = randomUUID();
  await change('createStakeholder', { id: record, name: 'Apple', description: SECRET });
  const made = await preview(upload({ 'a.csv': `ID,Label,Description\n${record},Apple,edited` }, undefined, analyst));
  expect(made.counts.stakeholder).toMatchObject({ changed: 1 });
  expect(JSON.stringify(await ask(analyst, made.import, '/rows?class=changed'))).toContain(SECRET);
  return { analyst, record, id: made.import, key: `/files/imports/${made.import}` };
}

test('IMP-43 whoever lost the right to import sees no more of a preview and cannot put it in, but may drop it', async () => {
  const { analyst, key } = await previewOfSecret();
  await setMember(analyst, { role: 'observer' });
  for (const [method, route, json] of [
    ['GET', '', undefined],
    ['GET', '/preview', undefined],
    ['GET', '/rows?class=changed', undefined],
    ['POST', '/choices', {}],
    ['POST', '/apply', {}],
  ] as const) {
    const answer = await http.send(analyst, method, `${key}${route}`, { json });
    expect([route, answer.status, await answer.json()]).toMatchObject([route, 403, { code: 'forbidden' }]);
  }
  expect((await stateOf(project)).store.allLive('stakeholder')).toMatchObject([{ description: SECRET }]);
  expect((await http.send(analyst, 'POST', `${key}/cancel`)).status).toBe(200);
  expect((await http.send(analyst, 'GET', key)).status).toBe(404);
});

test.each([
  ['the clearance was lowered', async (analyst: string, record: string) => {
    await change('classify', { entity: 'stakeholder', id: record, classification: 'confidential' });
    await setMember(analyst, { clearance: 'restricted' });
  }],
  ['the record was put above it', (_: string, record: string) => change('classify', { entity: 'stakeholder', id: record, classification: 'strictlyConfidential' })],
] as const)('IMP-43 a preview is planned anew before more of it is shown: %s', async (_, lower) => {
  const { analyst, record, id } = await previewOfSecret();
  await lower(analyst, record);
  const all = await Promise.all(['/rows?class=changed', '/preview', ''].map((route) => ask(analyst, id, route)));
  expect(JSON.stringify(all)).not.toContain(SECRET);
  expect(all[0]).toEqual({ total: 0, rows: [] });
  expect(all[1]).toMatchObject({ state: 'previewed', counts: { stakeholder: { changed: 0 } } });
});

test('IMP-43 what was previewed with other rights is not put in unseen', async () => {
  const { analyst, id, key } = await previewOfSecret();
  await setMember(analyst, { clearance: 'restricted' });
  expect((await http.send(analyst, 'POST', `${key}/apply`)).status).toBe(202);
  expect(await ended(id, analyst)).toMatchObject({ state: 'previewed', error: { code: 'changedMeanwhile' } });
  expect((await stateOf(project)).store.allLive('stakeholder')).toMatchObject([{ description: SECRET }]);
});

test('IMP-43 of an import that has ended only what came with the file is shown once classes have changed', async () => {
  const { analyst, record, id, key } = await previewOfSecret();
  await http.send(analyst, 'POST', `${key}/apply`);
  await ended(id, analyst);
  expect(JSON.stringify(await ask(analyst, id, '/preview'))).toContain(SECRET);
  await change('classify', { entity: 'stakeholder', id: record, classification: 'strictlyConfidential' });
  const shown = await ask(analyst, id, '/preview');
  expect(shown).toMatchObject({ state: 'done', result: { counts: { stakeholder: 1 } }, lists: { changed: { total: 0 } } });
  expect(JSON.stringify(shown)).not.toContain(SECRET);
});
