import react from '@vitejs/plugin-react';
import { defineConfig, type Rolldown } from 'vite';
import { announcedFiles } from './vite/announced-files.ts';
import { apiReference } from './vite/api-reference.ts';
import { bootMessages } from './vite/boot-messages.ts';
import { byteBudget } from './vite/byte-budget.ts';
import { compressedCopies } from './vite/compressed-copies.ts';
import { developmentPage } from './vite/development-page.ts';
import { stubUnusedModules } from './vite/stub-unused-modules.ts';

// The first browsers that know light-dark(); with older ones as targets Vite would rewrite it and break the dark toggle.
const browsers = ['chrome123', 'edge123', 'safari17.5', 'firefox128'];

/** Small files compress badly: the first load is one chunk, and what three or more other screens share is another. */
const fewFiles: Rolldown.CodeSplittingGroup[] = [
  { name: 'first', tags: ['$initial'] },
  { name: 'common', minShareCount: 3 },
];

export default defineConfig({
  plugins: [
    react(),
    stubUnusedModules(),
    developmentPage(),
    apiReference(),
    bootMessages(),
    announcedFiles(),
    byteBudget(),
    compressedCopies(),
  ],
  build: {
    target: browsers,
    cssTarget: browsers,
    // The content security policy allows no data: URI.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting: { groups: fewFiles } } },
    sourcemap: false,
  },
  server: {
    port: 5173,
    strictPort: true,
    // Vite by itself lets the pages of every other port of this machine read what it serves.
    cors: false,
    proxy: { '/api': { target: 'http://localhost:3000', changeOrigin: false } },
  },
});
