import { randomUUID } from 'node:crypto';
import { createDataSource, type ProjectPlace } from '@baraza/persistence';
import { createTestStore, foundTestProject, testHandler, type TestStore } from '@baraza/testing';
import type { DataSource } from 'typeorm';
import type { Command, CommandResult } from './command.js';
import { CommandHandler } from './handler.js';

let db: TestStore;
let admin: DataSource;
let place: ProjectPlace;
const owner = randomUUID();

beforeAll(async () => {
  db = await createTestStore();
  admin = await createDataSource({ url: db.adminUrl, connections: 1 }).initialize();
  await admin.query(`CREATE FUNCTION refuse_named() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'on purpose' USING ERRCODE = substr(NEW.name, 7); END $$`);
});
afterAll(async () => {
  await admin?.destroy();
  await db?.close();
});
beforeEach(async () => {
  // Whoever is called “Raise XX000” is answered with that error.
  await admin.query(`CREATE TRIGGER refuse BEFORE INSERT ON stakeholder FOR EACH ROW WHEN (NEW.name LIKE 'Raise %') EXECUTE FUNCTION refuse_named()`);
  place = await foundTestProject(testHandler(db.dataSource), owner);
});
const mend = () => admin.query('DROP TRIGGER IF EXISTS refuse ON stakeholder');
afterEach(mend);

/** A page that sends one stakeholder after the other. */
function page(onDefect: (operation: string, error: unknown) => void = () => undefined) {
  const handler = new CommandHandler(db.dataSource, onDefect);
  const client = randomUUID();
  const command = (n: number, name: string): Command =>
    ({ place, actor: owner, authority: 'member', client: { id: client, n }, name: 'createStakeholder', version: 1, input: { id: randomUUID(), name, kind: null }, group: null });
  const submit = (one: Command): Promise<CommandResult | Error> => handler.submit(one).catch((error: Error) => error);
  return { command, submit, send: (...names: string[]) => Promise.all(names.map((name, index) => submit(command(index + 1, name)))) };
}
const done = { status: 'done' };
const internal = { status: 'refused', refusal: { code: 'internal' } };

describe('an operation that breaks its batch', () => {
  test.each(['XX000', 'P0001', '44000'])('OP-14 by an error of the database (%s) is refused and counted, and those beside it go through', async (state) => {
    const defects: unknown[] = [];
    const { send } = page((operation, error) => void defects.push([operation, (error as Error).message]));
    const names = ['One', 'Two', `Raise ${state}`, 'Four', 'Five', `Raise ${state}`, 'Seven'];
    expect(await send(...names)).toMatchObject([done, done, internal, done, done, internal, done]);
    expect(defects).toEqual(Array(2).fill(['createStakeholder', 'on purpose']));
    // The client that did not hear the answer hears it now, and goes on.
    expect(await send(...names, 'Eight')).toMatchObject([...names.map((name) => ({ status: 'duplicate', refusal: name.startsWith('Raise') ? { code: 'internal' } : null })), done]);
  });

  test('OP-14 by an error of the program is refused and counted, and those beside it go through', async () => {
    const defects: unknown[] = [];
    const { command, submit } = page((operation, error) => void defects.push([operation, (error as Error).message]));
    const names = ['One', 'Two', 'Three'];
    const broken = Object.defineProperty(command(2, 'Two'), 'group', {
      get: () => {
        throw new Error('nobody foresaw this');
      },
    });
    expect(await Promise.all([submit(command(1, 'One')), submit(broken), submit(command(3, 'Three'))])).toMatchObject([done, internal, done]);
    expect(defects).toEqual([['createStakeholder', 'nobody foresaw this']]);
    expect(await Promise.all(names.map((name, index) => submit(command(index + 1, name))))).toMatchObject([{ refusal: null }, { status: 'duplicate', refusal: { code: 'internal' } }, { refusal: null }]);
  });

  test('OP-14 by a refusal that cannot be kept, or by what cannot even be measured, is refused and counted', async () => {
    const { command, submit } = page();
    const deep = JSON.parse('['.repeat(200_000) + ']'.repeat(200_000)) as unknown;
    const sent = [{ ...command(1, ''), name: 'no\u0000thing' }, { ...command(2, ''), name: 'nothing', input: deep }, { ...command(3, ''), input: { properties: deep } }, command(4, 'Four')];
    expect(await Promise.all(sent.map(submit))).toMatchObject([internal, internal, internal, done]);
  });

  test.each(['42703', '0A000', '57014'])('OP-14 by what the database has against the statement (%s) is asked for again, and those beside it go through', async (state) => {
    const { send } = page();
    // One client's counter waits for the one that was not done.
    expect(await send('One', `Raise ${state}`, 'Three')).toMatchObject([done, { code: state }, { status: 'gap' }]);
    expect(await page().send('Beside')).toMatchObject([done]);
    await mend();
    expect(await send('One', `Raise ${state}`, 'Three')).toMatchObject([{ status: 'duplicate' }, done, done]);
  });
});

test.each(['08006', '25006', '53100', '57P01', '58030', 'XX001'])('OP-15 where the database is away, stopped, read-only, full or damaged (%s) everybody sends again, and nobody loses a change', async (state) => {
  const defects: unknown[] = [];
  const { send } = page((operation) => void defects.push(operation));
  const names = ['One', `Raise ${state}`, 'Three'];
  expect(await send(...names)).toMatchObject([{ code: state }, { code: state }, { code: state }]);
  await mend();
  expect(await send(...names)).toMatchObject([done, done, done]);
  expect(defects).toEqual([]);
});

test('OP-15 a connection that is lost under a batch is no fault of anybody in it', async () => {
  await admin.query(`CREATE FUNCTION end_it() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NEW; END $$`);
  await admin.query(`CREATE TRIGGER ending BEFORE INSERT ON stakeholder FOR EACH ROW WHEN (NEW.name = 'Ends it') EXECUTE FUNCTION end_it()`);
  await admin.query('ALTER FUNCTION end_it() SECURITY DEFINER');
  const { send } = page();
  const ends = await send('One', 'Ends it', 'Three');
  // An error of the socket comes from outside of what jest calls Error.
  expect(ends.filter((end) => 'status' in end)).toEqual([]);
  await admin.query('DROP TRIGGER ending ON stakeholder');
  expect(await send('One', 'Ends it', 'Three')).toMatchObject([done, done, done]);
});

test('OP-16 a defect that cannot be reported stops nobody', async () => {
  const { send } = page(() => {
    throw new Error('The disk of the log is full.');
  });
  expect(await send('One', 'Raise XX000', 'Three')).toMatchObject([done, internal, done]);
  expect(await send('One', 'Raise XX000', 'Three', 'Four')).toMatchObject([{ status: 'duplicate' }, { status: 'duplicate' }, { status: 'duplicate' }, done]);
});
