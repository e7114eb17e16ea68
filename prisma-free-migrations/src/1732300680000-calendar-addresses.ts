import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Addresses by which programs subscribe to a calendar. They are access tokens, so that making, keeping as a digest, listing and revoking stand once; but good for nothing except the sessions of one
 * project. As with invitations no foreign key leads to the project, which is a record of the tenant: an address of one that is gone finds nothing.
 */
export class CalendarAddresses1732300680000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE access_token
        ADD calendar_workspace uuid,
        ADD calendar_project uuid,
        ADD calendar_member uuid,
        ADD calendar_process uuid,
        ADD CONSTRAINT access_token_calendar CHECK (CASE WHEN calendar_project IS NULL THEN num_nonnulls(calendar_workspace, calendar_member, calendar_process) = 0 ELSE read_only AND num_nonnulls(calendar_workspace, calendar_member) = 2 END)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    // Without the columns an address would open everything that its person may read.
    await runner.query('DELETE FROM access_token WHERE calendar_project IS NOT NULL');
    await runner.query('ALTER TABLE access_token DROP CONSTRAINT access_token_calendar, DROP calendar_workspace, DROP calendar_project, DROP calendar_member, DROP calendar_process');
  }
}
