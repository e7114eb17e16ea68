import type { QueryRunner } from 'typeorm';

/**
 * Lets the role that the server runs as see only rows of the workspace that its transaction named. Without a name it sees none: after a transaction the setting
 * reads '', which is no workspace. The role owns nothing and cannot bypass this.
 */
export async function isolateTenants(runner: QueryRunner, tables: readonly string[]): Promise<void> {
  for (const table of tables) {
    await runner.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`);
    await runner.query(`
      CREATE POLICY workspace_isolation ON ${table} TO baraza_app
        USING (workspace_id = NULLIF(current_setting('baraza.workspace', true), '')::uuid)
        WITH CHECK (workspace_id = NULLIF(current_setting('baraza.workspace', true), '')::uuid)`);
    await runner.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ${table} TO baraza_app`);
  }
}
