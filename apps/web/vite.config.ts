import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

/** The product's server while developing; `npm start` serves web client and server on one port. */
const server = `http://localhost:${process.env['BARAZA_SERVER_PORT'] ?? '3000'}`;

/** Addresses that the server answers itself; everything else is the page. */
const notScreens = /^\/(api|auth|graphql|socket\.io|files|healthz|assets)(\/|$)/;

/** Keeps the page itself, with its fonts, so that it opens while the server is away. Never any data: those are the sync client's. */
const worker = VitePWA({
  registerType: 'prompt',
  injectRegister: null,
  filename: 'sw.js',
  workbox: {
    globPatterns: ['**/*.{js,css,html,svg,woff2,woff}'],
    maximumFileSizeToCacheInBytes: 6_000_000,
    navigateFallback: '/index.html',
    navigateFallbackDenylist: [notScreens],
    inlineWorkboxRuntime: true,
    sourcemap: false,
  },
  manifest: {
    name: 'Baraza',
    short_name: 'Baraza',
    start_url: '/',
    display: 'standalone',
    background_color: '#FAFAF8',
    theme_color: '#FFFFFF',
    icons: [{ src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' }],
  },
});

export default defineConfig({
  plugins: [react(), worker],
  // Libraries are bundled from their source, so that one build covers all and nothing is built twice.
  resolve: { conditions: ['baraza-source', 'module', 'browser', 'development|production'], dedupe: ['react', 'react-dom'] },
  server: {
    proxy: {
      '/api': server,
      '/graphql': server,
      '/auth': server,
      '/files': server,
      '/socket.io': { target: server, ws: true },
    },
  },
  build: { outDir: 'dist', target: 'es2022', sourcemap: true, emptyOutDir: true },
});
