import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** The explorer's style brings fonts inside itself, which our policy for pages (rightly) does not load; without them it uses those of the system, and is a third of the size. */
const withoutFonts: Plugin = {
  name: 'explorer-without-fonts',
  enforce: 'pre',
  transform: (code, id) => (id.includes('/graphiql/') && id.endsWith('.css') ? code.replace(/@font-face\s*\{[^}]*\}/g, '') : null),
};

/** The GraphQL explorer, built by itself: the service worker of the product neither knows nor keeps it. Its files lie beside those of the product. */
export default defineConfig({
  plugins: [withoutFonts, react()],
  resolve: { conditions: ['baraza-source', 'module', 'browser', 'development|production'], dedupe: ['react', 'react-dom', 'graphql'] },
  // The product's build has copied the public files already.
  publicDir: false,
  build: { outDir: 'dist', target: 'es2022', emptyOutDir: false, chunkSizeWarningLimit: 2000, rollupOptions: { input: 'explorer.html' } },
});
