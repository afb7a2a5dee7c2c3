import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { byteBudget } from './vite/byte-budget.ts';
import { compressedCopies } from './vite/compressed-copies.ts';
import { pageInDevelopment } from './vite/page-in-development.ts';
import { themeVariables } from './vite/theme-variables.ts';

// The first browsers that know light-dark(); with older ones as targets Vite would rewrite it and break the dark toggle.
const browsers = ['chrome123', 'edge123', 'safari17.5', 'firefox128'];

export default defineConfig({
  plugins: [react(), themeVariables(), pageInDevelopment(), byteBudget(), compressedCopies()],
  build: {
    target: browsers,
    cssTarget: browsers,
    // The content security policy allows no data: URI.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'common', minShareCount: 3 }] } } },
    sourcemap: false,
  },
  server: {
    port: 5173,
    strictPort: true,
    proxy: { '/api': { target: 'http://localhost:3000', changeOrigin: false } },
  },
});
