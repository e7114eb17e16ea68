/** Runs once after the tests that need Postgres. The server's data folder stays, because the next run then starts in a tenth of a second. */
export default async function tearDown() {
  await globalThis.barazaTestPostgres?.stop();
}
