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
    await importInto(project, await fileOf({ elements: `Label\n${Array.from({ length: 1_200 }, (_, i) => `Many ${i}`).join('\n')}` }));
    expect(await known()).toBe(1_201);
  } finally {
    await admin.destroy();
    await db.close();
  }
});
