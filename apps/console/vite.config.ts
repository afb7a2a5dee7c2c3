import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { announcedFiles } from './vite/announced-files.ts';
import { apiReference } from './vite/api-reference.ts';
import { bootMessages } from './vite/boot-messages.ts';
import { byteBudget } from './vite/byte-budget.ts';
import { classNameIn } from './vite/class-names.ts';
import { compressedCopies } from './vite/compressed-copies.ts';
import { developmentPage } from './vite/development-page.ts';
import { droppableComponents } from './vite/droppable-components.ts';
import { fewFiles } from './vite/few-files.ts';
import { importHelper } from './vite/import-helper.ts';
import { pureSchemas } from './vite/pure-schemas.ts';
import { secondMinifier } from './vite/second-minifier.ts';
import { stubUnusedModules } from './vite/stub-unused-modules.ts';

// The first browsers that know light-dark(); with older ones as targets Vite would rewrite it and break the dark toggle.
const browsers = ['chrome123', 'edge123', 'safari17.5', 'firefox128'];

export default defineConfig(({ mode }) => ({
  plugins: [
    react(),
    stubUnusedModules(),
    importHelper('/src/shared/loading/import-with-files.ts'),
    droppableComponents(),
    pureSchemas(),
    developmentPage(),
    apiReference(),
    bootMessages(),
    announcedFiles(),
    secondMinifier(),
    byteBudget(),
    compressedCopies(),
  ],
  // What is served is not inspected with React's developer tools, and their hooks weigh 0.2 kB.
  define: mode === 'production' ? { __REACT_DEVTOOLS_GLOBAL_HOOK__: 'undefined' } : {},
  css: { modules: { generateScopedName: classNameIn } },
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
}));
