import { setOut } from '../src/setting-out/set-out.mjs';

await setOut('migrate.ts');
