/** One configuration, three projects: what needs nothing (unit), what needs Postgres (pg), what needs a browser (web). */
const shared = {
  rootDir: import.meta.dirname,
  roots: ['<rootDir>/libs', '<rootDir>/apps', '<rootDir>/tests', '<rootDir>/prisma-free-migrations'],
  testEnvironment: '<rootDir>/tests/support/environment.mjs',
  testEnvironmentOptions: { customExportConditions: ['baraza-source', 'node', 'node-addons'] },
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  modulePathIgnorePatterns: ['/dist/'],
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', tsx: true, decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, react: { runtime: 'automatic' } },
          target: 'es2022',
        },
        module: { type: 'es6' },
      },
    ],
  },
};
const plain = '(?<!\\.(pg|web|bench))\\.test\\.tsx?$';
export default {
  // A bound for what hangs, not a measure: CI machines are slow and shared.
  testTimeout: 180_000,
  testSequencer: '<rootDir>/tests/sequencer.mjs',
  projects: [
    { ...shared, displayName: 'unit', testRegex: plain },
    { ...shared, displayName: 'pg', testRegex: '\\.pg\\.test\\.ts$', globalSetup: '<rootDir>/libs/testing/src/jest-postgres-setup.mjs', globalTeardown: '<rootDir>/libs/testing/src/jest-postgres-teardown.mjs' },
    { ...shared, displayName: 'web', testRegex: '\\.web\\.test\\.ts$' },
  ],
};
