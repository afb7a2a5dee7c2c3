import { cpSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Everything in one file per entry, but for what brings native or WebAssembly files of its own. */
export default defineConfig({
  // Only React asks, for mails: without it both of its builds would be bundled, and the slow one run outside production.
  define: { 'process.env.NODE_ENV': JSON.stringify('production') },
  ssr: { noExternal: true, external: ['@electric-sql/pglite', '@node-rs/argon2', '@node-rs/bcrypt'] },
  build: {
    ssr: true,
    target: 'node26',
    outDir: 'dist',
    emptyOutDir: true,
    rollupOptions: {
      input: {
        main: here('src/programs/main.ts'),
        accounts: here('src/programs/accounts.ts'),
        'keys-rotate': here('src/programs/keys-rotate.ts'),
        notices: here('src/programs/notices.ts'),
        migrate: here('src/programs/migrate.ts'),
      },
      // Beside the entries, where the migrations and the console are looked for.
      output: {
        chunkFileNames: '[name]-[hash].js',
        comments: { annotation: false, jsdoc: false, legal: true },
        // V8 keeps a source in half the memory where it is ASCII alone.
        charset: 'ascii',
      },
    },
  },
  plugins: [
    {
      name: 'migrations-beside-the-bundle',
      closeBundle: () =>
        cpSync(here('../../packages/database/migrations'), here('dist/migrations'), { recursive: true }),
    },
  ],
});
