import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether what was noted was changed afterwards, so that the log says so without asking for its history. */
export class EditedInterventions1732300660000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE intervention ADD COLUMN edited boolean');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE intervention DROP COLUMN edited');
  }
}
