import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Views of a team may name the places that they show. */
export class ViewsByPlace1732301230000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Views that are there show all places; what is written from now on says so itself.
    await runner.query("ALTER TABLE saved_view ADD COLUMN places text[] NOT NULL DEFAULT '{}'");
    await runner.query('ALTER TABLE saved_view ALTER COLUMN places DROP DEFAULT');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE saved_view DROP COLUMN places');
  }
}
