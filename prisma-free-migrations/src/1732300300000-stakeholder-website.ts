import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where to read more about a stakeholder. */
export class StakeholderWebsite1732300300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE stakeholder ADD COLUMN website text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE stakeholder DROP COLUMN website');
  }
}
