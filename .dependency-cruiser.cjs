/** The layers, as rules: what each lib may import follows from the tags in its package.json. */
const { readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');

const packages = [...readdirSync(join(__dirname, 'libs')).map((name) => `libs/${name}`), ...readdirSync(join(__dirname, 'apps')).map((name) => `apps/${name}`), 'prisma-free-migrations'].map((path) => {
  const { nx } = JSON.parse(readFileSync(join(__dirname, path, 'package.json'), 'utf8'));
  const tag = (kind) => nx.tags.find((each) => each.startsWith(`${kind}:`)).slice(kind.length + 1);
  return { path, layer: Number(tag('layer')), runtime: tag('runtime') };
});

const TESTS = '\\.(test|model|bench)\\.tsx?$|/test/|/test-support/|^tests/|^libs/testing/';
const mayImport = (from, to) => to.layer < from.layer && (to.runtime === 'any' || to.runtime === from.runtime) && !to.path.startsWith('apps/');

const layers = packages.map((from) => {
  const forbidden = packages.filter((to) => to.path !== from.path && !mayImport(from, to)).map(({ path }) => `^${path}/`);
  return {
    name: `layers-of-${from.path.replaceAll('/', '-')}`,
    comment: 'A lib imports only libs of a lower layer and of its own runtime or any; nobody imports an app.',
    severity: 'error',
    from: { path: `^${from.path}/`, pathNot: TESTS },
    to: { path: forbidden },
  };
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...layers,
    { name: 'no-app-imports', severity: 'error', from: { pathNot: '^(apps|tests)/' }, to: { path: '^apps/' } },
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    { name: 'one-public-face', severity: 'error', comment: 'Import @baraza/NAME, not a file inside it.', from: { path: '^(libs|apps|prisma-free-migrations)/([^/]+)/' }, to: { path: '^libs/', pathNot: ['^libs/$2/', '^libs/[^/]+/src/index\\.ts$', '^libs/ui/src/tokens/', '^libs/testing/src/network/index\.ts$'], dependencyTypes: ['npm', 'localmodule', 'local'] } },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '^virtual:|\\.(css|woff2?)$' } },
    { name: 'declared', severity: 'error', comment: 'Declare the package in the package.json of the lib that imports it.', from: { pathNot: TESTS }, to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|node_modules|\\.nx)/' },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['baraza-source', 'import', 'module', 'browser', 'node', 'default'], mainFields: ['module', 'main', 'types'] },
    moduleSystems: ['es6', 'cjs'],
  },
};
