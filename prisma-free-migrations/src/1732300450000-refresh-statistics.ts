import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * After a large import the planner knows nothing of the new rows until autovacuum comes by, a minute later, and questions are slow. Only the owner of a table may refresh what is known of it, and the server's
 * role owns nothing: it may call this, which does that and nothing else, to the tables of Baraza and no others.
 */
export class RefreshStatistics1732300450000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION refresh_statistics() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
      DECLARE
        name text;
      BEGIN
        FOR name IN SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relowner = 'baraza_owner'::regrole ORDER BY c.relname LOOP
          EXECUTE format('ANALYZE public.%I', name);
        END LOOP;
      END $$`);
    await runner.query('REVOKE ALL ON FUNCTION refresh_statistics() FROM PUBLIC');
    await runner.query('GRANT EXECUTE ON FUNCTION refresh_statistics() TO baraza_app');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION refresh_statistics()');
  }
}
