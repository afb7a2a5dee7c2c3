import type { LiveSession } from '@countersign/two-factor';
import type { HttpBindings } from '@hono/node-server';

/** State of one request; services are passed to routes as arguments. */
export interface BffEnv {
  Bindings: HttpBindings;
  Variables: { requestId: string };
}

/** Where the contract says that the caller is signed in. */
export interface SignedInEnv {
  Bindings: HttpBindings;
  Variables: { requestId: string; session: LiveSession };
}
