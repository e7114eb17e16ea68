/** `node build-page.mjs FOLDER`: builds the test page there. A process of its own, because the bundler's binary does not know the objects of jest's sandbox. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';

const [folder] = process.argv.slice(2);
const root = import.meta.dirname;
await build({
  root,
  configFile: false,
  logLevel: 'warn',
  resolve: { conditions: ['baraza-source', 'module', 'browser', 'development|production'] },
  worker: { format: 'es' },
  build: {
    outDir: folder,
    emptyOutDir: true,
    target: 'es2022',
    minify: false,
    rolldownOptions: {
      input: join(root, 'page.ts'),
      output: { entryFileNames: 'page.js', assetFileNames: (asset) => (asset.names.some((name) => name.endsWith('.css')) ? 'page.css' : 'assets/[name]-[hash][extname]') },
    },
  },
});
writeFileSync(join(folder, 'index.html'), '<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><link rel="stylesheet" href="/page.css"><script type="module" src="/page.js"></script>');
