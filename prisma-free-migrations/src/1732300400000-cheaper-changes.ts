import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Makes changing a row cheap. `from_seq` changes with every change: as long as an index held it, Postgres had to write a new entry into each index of the table. Without it, and with room
 * in the page, a change of texts, numbers or places touches no index at all. What a client missed is found through the events instead.
 *
 * Events are written only while the row of `project_log` is locked, so a foreign key to that row proves nothing and costs a look-up for each event.
 */
export class CheaperChanges1732300400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) {
      await runner.query(`DROP INDEX ${table}_project_id_from_seq_idx`);
      await runner.query(`ALTER TABLE ${table} SET (fillfactor = 85)`);
    }
    for (const table of ['project_log', 'client_mutation']) await runner.query(`ALTER TABLE ${table} SET (fillfactor = 50)`);
    await runner.query('ALTER TABLE event DROP CONSTRAINT event_workspace_id_project_id_fkey');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE event ADD CONSTRAINT event_workspace_id_project_id_fkey FOREIGN KEY (workspace_id, project_id) REFERENCES project_log');
    for (const table of ['project_log', 'client_mutation']) await runner.query(`ALTER TABLE ${table} RESET (fillfactor)`);
    for (const table of TABLES) {
      await runner.query(`ALTER TABLE ${table} RESET (fillfactor)`);
      await runner.query(`CREATE INDEX ${table}_project_id_from_seq_idx ON ${table} (project_id, from_seq)`);
    }
  }
}

const TABLES = ['project', 'member', 'term', 'property', 'place', 'source', 'stakeholder', 'interest', 'holding', 'relationship', 'map', 'membership', 'judgement'];
