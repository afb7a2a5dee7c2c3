import react from '@vitejs/plugin-react';
import { defineConfig, type Rolldown } from 'vite';
import { announcedFiles } from './vite/announced-files.ts';
import { byteBudget } from './vite/byte-budget.ts';
import { compressedCopies } from './vite/compressed-copies.ts';
import { neverRun } from './vite/never-run.ts';
import { pageInDevelopment } from './vite/page-in-development.ts';
import { themeVariables } from './vite/theme-variables.ts';
import { wordsBeforeStart } from './vite/words-before-start.ts';

// The first browsers that know light-dark(); with older ones as targets Vite would rewrite it and break the dark toggle.
const browsers = ['chrome123', 'edge123', 'safari17.5', 'firefox128'];

/** Many small files compress badly: what the first file reaches is one file, what most other screens share another. */
const fewFiles: Rolldown.CodeSplittingGroup[] = [
  { name: 'first', tags: ['$initial'] },
  { name: 'common', minShareCount: 3 },
];

export default defineConfig({
  plugins: [
    react(),
    neverRun(),
    themeVariables(),
    pageInDevelopment(),
    wordsBeforeStart(),
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
