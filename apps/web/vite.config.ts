import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The product's server while developing; `npm start` serves web client and server on one port. */
const server = `http://localhost:${process.env['BARAZA_SERVER_PORT'] ?? '3000'}`;

export default defineConfig({
  plugins: [react()],
  // Libraries are bundled from their source, so that one build covers all and nothing is built twice.
  resolve: { conditions: ['baraza-source', 'module', 'browser', 'development|production'], dedupe: ['react', 'react-dom'] },
  server: {
    proxy: {
      '/graphql': server,
      '/auth': server,
      '/files': server,
      '/socket.io': { target: server, ws: true },
    },
  },
  build: { outDir: 'dist', target: 'es2022', sourcemap: true, emptyOutDir: true },
});
