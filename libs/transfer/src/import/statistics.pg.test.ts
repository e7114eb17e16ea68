import { createDataSource } from '@baraza/persistence';
import { fileOf } from '../test/files.js';
import { importInto, openTestStore } from '../test/project.js';

test('IMP-44 after a large import the planner knows of the new rows at once', async () => {
  const { db, begin } = await openTestStore();
  const admin = await createDataSource({ url: db.adminUrl, connections: 1 }).initialize();
  const known = async (): Promise<number> => ((await admin.query(`SELECT reltuples::int AS n FROM pg_class WHERE oid = 'stakeholder'::regclass`)) as { n: number }[])[0]!.n;
  try {
    const project = await begin();
    await importInto(project, await fileOf({ elements: 'Label\nFew' }));
    expect(await known()).toBeLessThan(1);
    // Somebody holds up the look at the table: the import is not done before that has been taken.
    await admin.query('BEGIN');
    await admin.query('LOCK TABLE stakeholder IN SHARE UPDATE EXCLUSIVE MODE');
    let isDone = false;
    const imported = importInto(project, await fileOf({ elements: `Label\n${Array.from({ length: 1_200 }, (_, i) => `Many ${i}`).join('\n')}` })).finally(() => (isDone = true));
    const held = async (): Promise<boolean> => ((await admin.query(`SELECT count(*)::int AS n FROM pg_locks WHERE relation = 'stakeholder'::regclass AND NOT granted`)) as { n: number }[])[0]!.n > 0;
    while (!isDone && !(await held()));
    expect(isDone).toBe(false);
    await admin.query('COMMIT');
    await imported;
    expect(await known()).toBe(1_201);
  } finally {
    await admin.destroy();
    await db.close();
  }
});
