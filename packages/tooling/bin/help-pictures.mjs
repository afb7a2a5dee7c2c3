import { setOut } from '../src/setting-out/set-out.mjs';

await setOut('help-pictures.ts');
