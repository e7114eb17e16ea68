import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The GraphQL explorer, built by itself: the service worker of the product neither knows nor keeps it. Its files lie beside those of the product. */
export default defineConfig({
  plugins: [react()],
  resolve: { dedupe: ['react', 'react-dom', 'graphql'] },
  // The product's build has copied the public files already.
  publicDir: false,
  build: { outDir: 'dist', target: 'es2022', emptyOutDir: false, chunkSizeWarningLimit: 2000, rollupOptions: { input: 'explorer.html' } },
});
