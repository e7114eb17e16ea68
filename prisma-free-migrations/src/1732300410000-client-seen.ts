import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a client last sent something, so that what is known of those that are long gone can be dropped. */
export class ClientSeen1732300410000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Without an index: it is written with every batch, and read only among the clients of one project.
    await runner.query('ALTER TABLE client_mutation ADD COLUMN seen_at timestamp with time zone NOT NULL DEFAULT now()');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE client_mutation DROP COLUMN seen_at');
  }
}
