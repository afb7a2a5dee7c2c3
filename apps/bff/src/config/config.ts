import { type Keyring, parseKeyring } from '@countersign/crypto';
import { parseWebhookSecrets, type WebhookSecrets } from '@countersign/mail/webhook';
import { canonicalEmail, isDeliverable, isSingleLine, isSingleSender, senderInAscii } from '@countersign/two-factor';
import * as v from 'valibot';
import { readTracing, type TracingSettings } from '../observability/tracing/read-tracing.ts';
import { type PlatformLogo, readPlatformLogo } from './platform-logo.ts';
import { flawOfConnection } from './protected-connection.ts';

export interface Config {
  port: number;
  consoleOrigin: string;
  /** Whether the console is reached by https: cookies are then `Secure` and carry `__Host-`. */
  isSecure: boolean;
  database: { kind: 'postgres'; url: string } | { kind: 'embedded' };
  /** Where the embedded database and a generated key live; unused in production. */
  dataFolder: string;
  /** Null outside production when none is given: one is then generated in the data folder. */
  keyring: Keyring | null;
  mail: { apiKey: string; baseUrl: string; from: string };
  /** Of the mail provider's events about mails; null turns them off. */
  webhookSecrets: WebhookSecrets | null;
  /** How long a replica that is shutting down reports "not ready" and still answers, until load balancers have noticed. */
  drainSeconds: number;
  /** How many proxies in front of us are trusted to report the client's address. */
  trustedProxyHops: number;
  demoAccounts: string[];
  /** Retention of security events, in days. */
  securityEventDays: number;
  platformName: string;
  platformLogo: PlatformLogo | null;
  /** Paths of this origin that other servers answer, to which somebody may be returned after signing in. */
  consolePaths: string[];
  /** Whether an emailed code may stand in for the authenticator at sign-in (packages/two-factor/decisions/005). */
  emailIsAFactor: boolean;
  /** Whether people may ask for an account themselves; else an operator invites them. */
  isSignUpOpen: boolean;
  /** The port for metrics and the status page; null turns them off. */
  metricsPort: number | null;
  /** Null unless OpenTelemetry's own variables turn tracing on. */
  tracing: TracingSettings | null;
}

/** One sentence per variable that is missing or malformed. */
export class BadConfiguration extends Error {
  override name = 'BadConfiguration';
}

/** It stands twice in the key URI, whose QR code has to stay readable. */
const MAX_ENCODED_NAME = 180;

const RESEND = 'https://api.resend.com';

/** Read once, at start. Missing or malformed variables stop the process; none of them turns a check off silently. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const isProduction = environment.NODE_ENV === 'production';
  const problems: string[] = [];
  const said = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));

  const read = <Value>(name: string, schema: v.GenericSchema<string, Value>, rule: string, fallback?: Value): Value => {
    const value = said[name];
    if (value === undefined) {
      if (fallback === undefined) problems.push(`${name} is required: ${rule}.`);
      return fallback as Value;
    }
    const parsed = v.safeParse(schema, value);
    if (!parsed.success) problems.push(`${name} must be ${rule}.`);
    return (parsed.success ? parsed.output : fallback) as Value;
  };
  const only = <Value>(fallback: Value) => (isProduction ? undefined : fallback);

  const port = read('PORT', portNumber, 'a port number from 1 to 65535', 3000);
  const inboxPort = read('INBOX_PORT', portNumber, 'a port number from 1 to 65535', 4000);
  const consoleOrigin = read(
    'CONSOLE_ORIGIN',
    isProduction ? httpsOrigin : anyOrigin,
    `the ${isProduction ? 'https ' : ''}origin people see, such as https://console.example.com, without a path`,
    only(`http://localhost:${port}`),
  );
  const config: Config = {
    port,
    consoleOrigin,
    isSecure: consoleOrigin?.startsWith('https:') ?? true,
    database: databaseFrom(read('DATABASE_URL', postgresUrl, 'a postgres:// URL', only('')) ?? ''),
    dataFolder: read('DATA_DIR', text, 'a folder', '.data'),
    keyring: read('SECRET_KEYS', keyring, 'a comma list of id:base64, 32 bytes each, the newest first', only(null)),
    mail: {
      apiKey: read('RESEND_API_KEY', text, 'your Resend key', only('re_local_inbox')),
      from: read(
        'MAIL_FROM',
        sender,
        'the sender, an address or "Name <address>" (a name with punctuation in double quotes)',
        only('Countersign <security@example.com>'),
      ),
      baseUrl: read(
        'RESEND_BASE_URL',
        isProduction ? httpsOrigin : anyOrigin,
        `the ${isProduction ? 'https ' : ''}origin of the mail API`,
        isProduction ? RESEND : `http://localhost:${inboxPort}`,
      ),
    },
    webhookSecrets: read<WebhookSecrets | null>(
      'RESEND_WEBHOOK_SECRET',
      webhookSecrets,
      "the signing secret of Resend's webhook, whsec_ and base64, or two with a comma while one replaces the other",
      null,
    ),
    drainSeconds: read('DRAIN_SECONDS', whole(0, 300), 'a whole number of seconds from 0 to 300', isProduction ? 5 : 0),
    trustedProxyHops: read('TRUSTED_PROXY_HOPS', hops, 'a whole number from 0 to 10', 0),
    securityEventDays: read('SECURITY_EVENT_DAYS', whole(1, 3_650), 'a whole number of days from 1 to 3650', 400),
    demoAccounts: read(
      'DEMO_ACCOUNTS',
      addresses,
      'a comma list of email addresses',
      isProduction ? [] : ['demo@example.com'],
    ),
    platformName: read(
      'PLATFORM_NAME',
      name,
      'one line without a colon, of at most 60 characters or 20 Chinese ones',
      'Mini Program Platform',
    ),
    platformLogo: read('PLATFORM_LOGO', logo, 'the path of a PNG, WebP or SVG file of at most 100 kB', null),
    consolePaths: read(
      'CONSOLE_PATHS',
      pathsOfOthers,
      "a comma list of paths such as /docs, none of which is one of the console's own",
      [],
    ),
    emailIsAFactor: read('EMAIL_SECOND_FACTOR', onOrOff, 'on or off', true),
    isSignUpOpen: read('SIGN_UP', openOrClosed, 'open or closed', !isProduction),
    metricsPort: read<number | null>('METRICS_PORT', portNumber, 'a port number from 1 to 65535', null),
    tracing: readTracing(said, problems),
  };
  if (config.metricsPort === port) problems.push('METRICS_PORT must be another port than PORT.');
  const flaw = isProduction && config.database.kind === 'postgres' ? flawOfConnection(config.database.url) : null;
  if (flaw) problems.push(flaw);
  if (isProduction && said.NODE_TLS_REJECT_UNAUTHORIZED === '0')
    problems.push('NODE_TLS_REJECT_UNAUTHORIZED=0 is refused in production: it trusts every certificate.');
  if (isProduction && said.DEMO_ACCOUNTS !== undefined) problems.push('DEMO_ACCOUNTS is refused in production.');
  if (problems.length > 0) throw new BadConfiguration(problems.join('\n'));
  return config;
}

const databaseFrom = (url: string): Config['database'] =>
  url === '' ? { kind: 'embedded' } : { kind: 'postgres', url };

const text = v.pipe(v.string(), v.minLength(1));
const whole = (min: number, max: number) =>
  v.pipe(v.string(), v.regex(/^[0-9]{1,6}$/), v.transform(Number), v.minValue(min), v.maxValue(max));
const portNumber = whole(1, 65_535);
const hops = whole(0, 10);
const originOf = (protocols: string[]) =>
  v.pipe(
    v.string(),
    v.transform((value) => (URL.canParse(value) ? new URL(value) : null)),
    v.check((url) => url !== null && protocols.includes(url.protocol) && url.href === `${url.origin}/`),
    v.transform((url) => url?.origin ?? ''),
  );
const anyOrigin = originOf(['http:', 'https:']);
const httpsOrigin = originOf(['https:']);
const postgresUrl = v.pipe(
  v.string(),
  v.regex(/^postgres(ql)?:\/\//),
  v.check((value) => URL.canParse(value)),
);
/** A colon would end the issuer in authenticator apps, which take what follows for the account. */
const name = v.pipe(
  v.string(),
  v.regex(/^[^\p{C}:]{1,60}$/u),
  v.check(isSingleLine),
  v.check((text) => text.isWellFormed() && encodeURIComponent(text).length <= MAX_ENCODED_NAME),
);
const logo = v.pipe(
  v.string(),
  v.transform(readPlatformLogo),
  v.check((read): read is PlatformLogo => read !== null),
);
/** What begins so is no page; the console's pages, which only its build knows, are compared when they are loaded. */
const servedApart = ['api', 'assets'];
const pathsOfOthers = v.pipe(
  v.string(),
  v.transform((list) => list.split(',').map((path) => path.trim())),
  v.array(
    v.pipe(
      v.string(),
      v.regex(/^(\/[\w.~-]+)+$/),
      v.check(
        (path) =>
          !servedApart.includes(path.split('/')[1] ?? '') && !path.split('/').some((part) => /^\.+$/.test(part)),
      ),
    ),
  ),
);
const webhookSecrets = v.pipe(
  v.string(),
  v.transform(parseWebhookSecrets),
  v.check((read): read is WebhookSecrets => read !== null),
);
const sender = v.pipe(v.string(), v.check(isSingleSender), v.transform(senderInAscii));
const onOrOff = v.pipe(
  v.picklist(['on', 'off']),
  v.transform((value) => value === 'on'),
);
const openOrClosed = v.pipe(
  v.picklist(['open', 'closed']),
  v.transform((value) => value === 'open'),
);
const addresses = v.pipe(
  v.string(),
  v.transform((list) =>
    list
      .split(',')
      .map((address) => address.trim())
      .filter((address) => address !== ''),
  ),
  v.array(
    v.pipe(
      v.string(),
      v.check((address) => isDeliverable(canonicalEmail(address))),
    ),
  ),
);
const keyring = v.pipe(
  v.string(),
  v.transform(parseKeyring),
  v.check((keys): keys is Keyring => keys !== null),
);
