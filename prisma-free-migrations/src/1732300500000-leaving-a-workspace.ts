import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People can be taken out of a workspace. */
export class LeavingAWorkspace1732300500000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('GRANT DELETE ON workspace_membership TO baraza_app');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('REVOKE DELETE ON workspace_membership FROM baraza_app');
  }
}
