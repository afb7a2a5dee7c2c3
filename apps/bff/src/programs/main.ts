import { enableCompileCache, flushCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

// Beside the build, where whoever can write could change the program as well; in a shared folder for temporary files
// others could plant bytecode. Where it is read-only, it is read if it is there and not written (deploy/Dockerfile).
enableCompileCache(fileURLToPath(new URL('./compile-cache', import.meta.url)));
await import('./serve.ts');
flushCompileCache();
