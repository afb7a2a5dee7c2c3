import type { LiveSession } from '@countersign/two-factor';
import type { HttpBindings } from '@hono/node-server';

/** Facts about this request; services reach a route as arguments. */
export interface BffEnv {
  Bindings: HttpBindings;
  Variables: { requestId: string };
}

/** Where the contract says that the caller is signed in. */
export interface SignedInEnv {
  Bindings: HttpBindings;
  Variables: { requestId: string; session: LiveSession };
}
