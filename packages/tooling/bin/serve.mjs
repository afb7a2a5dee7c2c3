import { serve } from '../src/setting-out/serve.mjs';

await serve();
