import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Since when somebody who was taken out of a workspace is out: an invitation from before lets them in no more. */
export class Departures1732300510000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE workspace_departure (
        workspace uuid NOT NULL,
        account uuid NOT NULL,
        departed_at timestamptz NOT NULL,
        CONSTRAINT workspace_departure_pkey PRIMARY KEY (workspace, account),
        CONSTRAINT workspace_departure_workspace_fkey FOREIGN KEY (workspace) REFERENCES workspace (id) ON DELETE CASCADE,
        CONSTRAINT workspace_departure_account_fkey FOREIGN KEY (account) REFERENCES account (id) ON DELETE CASCADE
      )`);
    await runner.query('GRANT SELECT, INSERT, UPDATE (departed_at) ON workspace_departure TO baraza_app');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE workspace_departure');
  }
}
