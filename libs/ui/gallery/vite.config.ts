import { defineConfig } from 'vite';

/** Serves the gallery of shared parts for whoever works on them; no product build contains it. */
export default defineConfig({
  root: import.meta.dirname,
  cacheDir: '../node_modules/.vite-gallery',
  oxc: { jsx: { runtime: 'automatic' } },
  resolve: { conditions: ['baraza-source', 'module', 'browser', 'development|production'] },
});
