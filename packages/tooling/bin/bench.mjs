import { setOut } from '../src/setting-out/set-out.mjs';

await setOut('bench.ts');
