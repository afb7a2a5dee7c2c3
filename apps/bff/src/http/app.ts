import { Hono } from 'hono';
import { type UseCases, unavailabilityOf } from '../composition-root.ts';
import type { Config } from '../config/config.ts';
import type { EndedRequest } from '../observability/ended-request.ts';
import type { Log } from '../observability/log.ts';
import { traceRequests } from '../observability/tracing/trace-requests.ts';
import type { Tracing } from '../observability/tracing/tracing.ts';
import type { BffEnv } from './bff-env.ts';
import { createCookies } from './cookies.ts';
import { admitCallers } from './middleware/admit-callers.ts';
import { limitBody } from './middleware/limit-body.ts';
import { logRequests } from './middleware/log-requests.ts';
import { noStore } from './middleware/no-store.ts';
import { refuseDuplicateCookies } from './middleware/refuse-duplicate-cookies.ts';
import { requireSameOrigin } from './middleware/require-same-origin.ts';
import { securityHeaders } from './middleware/security-headers.ts';
import { warnOnProxyMismatch } from './middleware/warn-on-proxy-mismatch.ts';
import { problemResponse } from './problem-response.ts';
import type { RouteDependencies } from './route-dependencies.ts';
import { accountRoutes } from './routes/account.ts';
import { activityRoutes } from './routes/activity.ts';
import { authorizeRoutes } from './routes/authorize.ts';
import { browserRoutes } from './routes/browsers.ts';
import { healthRoutes } from './routes/health.ts';
import { invitationRoutes } from './routes/invitation.ts';
import { passkeyRoutes } from './routes/passkeys.ts';
import { passwordResetRoutes } from './routes/password-reset.ts';
import { recoveryRoutes } from './routes/recovery.ts';
import { sessionRoutes } from './routes/session.ts';
import { sessionListRoutes } from './routes/sessions.ts';
import { signInRoutes } from './routes/sign-in.ts';
import { signUpRoutes } from './routes/sign-up.ts';
import { stepUpRoutes } from './routes/step-up.ts';
import { twoFactorRoutes } from './routes/two-factor.ts';
import { undoRoutes } from './routes/undo.ts';
import { webhookRoutes } from './routes/webhooks.ts';

export interface AppSettings {
  config: Pick<
    Config,
    | 'consoleOrigin'
    | 'emailIsAFactor'
    | 'isSecure'
    | 'isSignUpOpen'
    | 'platformName'
    | 'trustedProxyHops'
    | 'webhookSecrets'
  >;
  /** Serves everything outside /api; absent where only the API is wanted. */
  console?: Hono;
  isReady: () => Promise<boolean>;
  log: Log;
  /** For metrics. */
  onRequestEnded?: ((request: EndedRequest) => void) | undefined;
  tracing: Tracing | null;
  useCases: UseCases;
}

/** The middleware chain: who may reach what, in order. */
export function createApp({ config, console: pages, isReady, log, onRequestEnded, tracing, useCases }: AppSettings) {
  const cookies = createCookies(config);
  const tracksDeliveries = config.webhookSecrets !== null;
  const dependencies: RouteDependencies = { ...config, cookies, tracksDeliveries, useCases };
  // Loaded and made by the first who asks, since few do and it takes longer than everything else here.
  let openApi: Promise<object> | undefined;
  const describeApi = async () => {
    const { openApiDocument } = await import('@countersign/contract/openapi');
    return openApiDocument({ name: config.platformName, cookies: cookies.names });
  };

  const traced = new Hono<BffEnv>();
  if (tracing) traced.use(traceRequests(tracing));
  const api = traced
    .use(logRequests({ cookies, log, onRequestEnded, ...config }), noStore, warnOnProxyMismatch({ log, ...config }))
    .use(requireSameOrigin(config.consoleOrigin), refuseDuplicateCookies(Object.values(cookies.names)))
    .use(limitBody)
    .use(admitCallers({ cookies, findSession: useCases.findSession }))
    .route('/health', healthRoutes(isReady))
    .get('/openapi.json', async (c) => {
      openApi ??= describeApi();
      return c.json(await openApi);
    })
    .route('/sign-in', signInRoutes(dependencies))
    .route('/sign-up', signUpRoutes(dependencies))
    .route('/invitation', invitationRoutes(dependencies))
    .route('/password-reset', passwordResetRoutes(dependencies))
    .route('/session', sessionRoutes(dependencies))
    .route('/sessions', sessionListRoutes(dependencies))
    .route('/browsers', browserRoutes(dependencies))
    .route('/authorize', authorizeRoutes())
    .route('/account', accountRoutes(dependencies))
    .route('/step-up', stepUpRoutes(dependencies))
    .route('/two-factor/passkeys', passkeyRoutes(dependencies))
    .route('/two-factor', twoFactorRoutes(dependencies))
    .route('/undo', undoRoutes(dependencies))
    .route('/recovery', recoveryRoutes(dependencies))
    .route('/', activityRoutes({ ...dependencies, log }))
    .route('/webhooks', webhookRoutes(dependencies));

  const app = new Hono<BffEnv>().use(securityHeaders).route('/api', api);
  if (pages) app.route('/', pages);
  return app
    .notFound((c) => problemResponse(c, 'not_found'))
    .onError((error, c) => {
      // The client has disconnected in the middle of its request.
      if (c.env?.incoming?.errored) return problemResponse(c, 'malformed');
      const unavailability = unavailabilityOf(error);
      if (unavailability) {
        log.error(unavailability, error, { requestId: c.get('requestId') });
        return problemResponse(c, 'unavailable', { retryAfterSeconds: 5 });
      }
      log.error('unexpected', error, { requestId: c.get('requestId') });
      return problemResponse(c, 'unexpected');
    });
}
