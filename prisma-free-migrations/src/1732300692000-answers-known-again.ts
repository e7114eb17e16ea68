import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Answers that come a second time are known by their id from elsewhere. */
export class AnswersKnownAgain1732300692000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX intervention_external_id ON intervention (external_id) WHERE external_id IS NOT NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX intervention_external_id');
  }
}
