import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The bell looks through the newest comments of a project, and for each whether its reader wrote in the thread before. Without these it read every comment of the project, and all of each thread. */
export class NoticesByTime1732301220000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX ON comment (workspace_id, project_id, written_at)');
    await runner.query('DROP INDEX comment_thread_idx');
    await runner.query('CREATE INDEX ON comment (thread, author_id, written_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX comment_thread_author_id_written_at_idx');
    await runner.query('CREATE INDEX ON comment (thread)');
    await runner.query('DROP INDEX comment_workspace_id_project_id_written_at_idx');
  }
}
