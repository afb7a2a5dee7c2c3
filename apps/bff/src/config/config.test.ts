import { describe, expect, test } from 'vitest';
import { BadConfiguration, readConfig } from './config.ts';

const KEY = `k1:${Buffer.alloc(32, 1).toString('base64')}`;
const production = {
  NODE_ENV: 'production',
  CONSOLE_ORIGIN: 'https://console.example.com',
  DATABASE_URL: 'postgres://app:secret@db.example.com/countersign?sslmode=verify-full',
  SECRET_KEYS: KEY,
  RESEND_API_KEY: 're_key',
  MAIL_FROM: 'Console <security@example.com>',
};

/** The sentences that stop the process, none when it starts. */
function problemsOf(environment: NodeJS.ProcessEnv): string[] {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    if (!(error instanceof BadConfiguration)) throw error;
    return error.message.split('\n');
  }
}

test('outside production nothing need be said', () => {
  expect(readConfig({})).toEqual({
    port: 3000,
    consoleOrigin: 'http://localhost:3000',
    isSecure: false,
    database: { kind: 'embedded' },
    dataFolder: '.data',
    keyring: null,
    mail: { apiKey: 're_local_inbox', baseUrl: 'http://localhost:4000', from: 'Countersign <security@example.com>' },
    drainSeconds: 0,
    trustedProxyHops: 0,
    securityEventDays: 400,
    webhookSecrets: null,
    demoAccounts: ['demo@example.com'],
    platformName: 'Mini Program Platform',
    platformLogo: null,
    consolePaths: [],
    emailIsAFactor: true,
    isSignUpOpen: true,
    metricsPort: null,
    tracing: null,
  });
});

test('in production what has no default is taken as it is said', () => {
  expect(readConfig(production)).toMatchObject({
    port: 3000,
    consoleOrigin: 'https://console.example.com',
    isSecure: true,
    database: { kind: 'postgres', url: production.DATABASE_URL },
    keyring: [{ id: 'k1' }],
    mail: { apiKey: 're_key', baseUrl: 'https://api.resend.com', from: production.MAIL_FROM },
    demoAccounts: [],
    isSignUpOpen: false,
  });
});

test.each([
  [{ PORT: '8080' }, { port: 8080, consoleOrigin: 'http://localhost:8080' }],
  [
    { PORT: '8080', CONSOLE_ORIGIN: 'https://x.example' },
    { port: 8080, consoleOrigin: 'https://x.example', isSecure: true },
  ],
  [{ CONSOLE_ORIGIN: 'http://192.168.0.2:3000/' }, { consoleOrigin: 'http://192.168.0.2:3000', isSecure: false }],
  [{ DATABASE_URL: 'postgresql://localhost/x' }, { database: { kind: 'postgres', url: 'postgresql://localhost/x' } }],
  [{ DATA_DIR: '/var/lib/countersign' }, { dataFolder: '/var/lib/countersign' }],
  [{ SECRET_KEYS: KEY }, { keyring: [{ id: 'k1', key: new Uint8Array(32).fill(1) }] }],
  [{ INBOX_PORT: '4100' }, { mail: { baseUrl: 'http://localhost:4100' } }],
  [{ RESEND_BASE_URL: 'https://mail.example.com' }, { mail: { baseUrl: 'https://mail.example.com' } }],
  [{ MAIL_FROM: 'a@example.com' }, { mail: { from: 'a@example.com' } }],
  [{ MAIL_FROM: '"Example, Inc" <a@example.com>' }, { mail: { from: '"Example, Inc" <a@example.com>' } }],
  [{ TRUSTED_PROXY_HOPS: '2' }, { trustedProxyHops: 2 }],
  [{ DRAIN_SECONDS: '12' }, { drainSeconds: 12 }],
  [production, { drainSeconds: 5 }],
  [{ DEMO_ACCOUNTS: ' a@example.com, b@example.com ,' }, { demoAccounts: ['a@example.com', 'b@example.com'] }],
  [{ DEMO_ACCOUNTS: ',' }, { demoAccounts: [] }],
  [{ PLATFORM_NAME: 'Größte Plattform' }, { platformName: 'Größte Plattform' }],
  [{ CONSOLE_PATHS: '/docs, /console/pages' }, { consolePaths: ['/docs', '/console/pages'] }],
  [{ EMAIL_SECOND_FACTOR: 'off' }, { emailIsAFactor: false }],
  [{ EMAIL_SECOND_FACTOR: 'on' }, { emailIsAFactor: true }],
  [{ SIGN_UP: 'closed' }, { isSignUpOpen: false }],
  [{ ...production, SIGN_UP: 'open' }, { isSignUpOpen: true }],
  [{ METRICS_PORT: '9464' }, { metricsPort: 9464 }],
  [{ RESEND_WEBHOOK_SECRET: `whsec_${'AAAA'.repeat(8)}` }, { webhookSecrets: [new Uint8Array(24)] }],
  [{ OTEL_TRACES_EXPORTER: 'otlp' }, { tracing: { sampler: 'parentbased_always_on', ratio: 1 } }],
  [
    {
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318',
      OTEL_TRACES_SAMPLER: 'traceidratio',
      OTEL_TRACES_SAMPLER_ARG: '0.1',
    },
    { tracing: { sampler: 'traceidratio', ratio: 0.1 } },
  ],
  [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318', OTEL_TRACES_EXPORTER: 'none' }, { tracing: null }],
  [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318', OTEL_SDK_DISABLED: 'true' }, { tracing: null }],
])('%j is understood', (environment, config) => {
  expect(readConfig(environment)).toMatchObject(config);
});

test('a variable that is empty is one that was not set', () => {
  const empty = Object.fromEntries(
    ['PORT', 'CONSOLE_ORIGIN', 'DATABASE_URL', 'SECRET_KEYS', 'DEMO_ACCOUNTS', 'EMAIL_SECOND_FACTOR'].map((name) => [
      name,
      '',
    ]),
  );
  expect(readConfig(empty)).toEqual(readConfig({}));
});

describe('what is malformed stops the process with one sentence that names the variable', () => {
  test.each([
    ['PORT', '0'],
    ['PORT', '65536'],
    ['PORT', '3000x'],
    ['PORT', '-1'],
    ['PORT', '3e3'],
    ['CONSOLE_ORIGIN', 'console.example.com'],
    ['CONSOLE_ORIGIN', 'nonsense'],
    ['CONSOLE_ORIGIN', 'https://'],
    ['CONSOLE_ORIGIN', 'https://console.example.com/path'],
    ['CONSOLE_ORIGIN', 'https://user@console.example.com'],
    ['CONSOLE_ORIGIN', 'ftp://console.example.com'],
    ['CONSOLE_ORIGIN', 'https://a.example,https://b.example'],
    ['DATABASE_URL', 'mysql://localhost/x'],
    ['DATABASE_URL', 'localhost:5432'],
    ['SECRET_KEYS', 'k1'],
    ['SECRET_KEYS', `${KEY},${KEY}`],
    ['RESEND_BASE_URL', 'api.resend.com'],
    ['RESEND_BASE_URL', 'nonsense'],
    ['INBOX_PORT', 'x'],
    ['MAIL_FROM', 'nobody'],
    ['MAIL_FROM', 'Example, Inc <security@example.com>'],
    ['MAIL_FROM', 'Example <security@example.com'],
    ['MAIL_FROM', 'a@example.com, b@example.com'],
    ['MAIL_FROM', 'a@example.com\r\nBcc: eve@example.com'],
    ['SIGN_UP', 'on'],
    ['SIGN_UP', 'Open'],
    ['DRAIN_SECONDS', '-1'],
    ['RESEND_WEBHOOK_SECRET', 'MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'],
    ['RESEND_WEBHOOK_SECRET', 'whsec_c2hvcnQ='],
    ['DRAIN_SECONDS', '301'],
    ['TRUSTED_PROXY_HOPS', 'all'],
    ['TRUSTED_PROXY_HOPS', '11'],
    ['DEMO_ACCOUNTS', 'demo'],
    ['DEMO_ACCOUNTS', 'demo@example.com,demo@localhost'],
    ['PLATFORM_NAME', 'x'.repeat(61)],
    ['PLATFORM_NAME', '台'.repeat(21)],
    ['PLATFORM_NAME', 'two\nlines'],
    ['PLATFORM_NAME', 'two\u2028lines'],
    ['PLATFORM_NAME', 'a: b'],
    ['PLATFORM_LOGO', 'no/such/file.svg'],
    ['CONSOLE_PATHS', '/'],
    ['CONSOLE_PATHS', 'docs'],
    ['CONSOLE_PATHS', '//docs'],
    ['CONSOLE_PATHS', '/docs/'],
    ['CONSOLE_PATHS', '/docs,'],
    ['CONSOLE_PATHS', '/api'],
    ['CONSOLE_PATHS', '/assets/x'],
    ['CONSOLE_PATHS', '/docs/../api'],
    ['CONSOLE_PATHS', '/docs?x'],
    ['EMAIL_SECOND_FACTOR', 'false'],
    ['EMAIL_SECOND_FACTOR', 'OFF'],
  ])('%s=%j', (name, value) => {
    const problems = problemsOf({ [name]: value });
    expect(problems).toEqual([expect.stringMatching(`^${name} must be .*\\.$`)]);
    expect(problems.join()).not.toContain(KEY);
  });
});

describe('in production', () => {
  test.each(['CONSOLE_ORIGIN', 'DATABASE_URL', 'SECRET_KEYS', 'RESEND_API_KEY', 'MAIL_FROM'])(
    '%s is required',
    (name) => {
      for (const value of [undefined, '']) {
        expect(problemsOf({ ...production, [name]: value })).toEqual([
          expect.stringMatching(`^${name} is required: .*\\.$`),
        ]);
      }
    },
  );

  test('SEC-82 an origin without https is refused', () => {
    const problems = problemsOf({ ...production, CONSOLE_ORIGIN: 'http://console.example.com' });
    expect(problems).toEqual([expect.stringMatching(/^CONSOLE_ORIGIN must be the https origin/)]);
  });

  test('SEC-82 a mail API without https is refused', () => {
    const problems = problemsOf({ ...production, RESEND_BASE_URL: 'http://mail.example.com' });
    expect(problems).toEqual(['RESEND_BASE_URL must be the https origin of the mail API.']);
  });

  test('SEC-82 a database without sslmode is refused, and outside production it is not', () => {
    const open = { DATABASE_URL: 'postgres://app:secret@db.example.com/countersign' };
    expect(problemsOf({ ...production, ...open })).toEqual([
      expect.stringMatching(/^DATABASE_URL does not say how the connection is protected: /),
    ]);
    expect(problemsOf(open)).toEqual([]);
  });

  test('SEC-82 trusting every certificate is refused', () => {
    expect(problemsOf({ ...production, NODE_TLS_REJECT_UNAUTHORIZED: '0' })).toEqual([
      'NODE_TLS_REJECT_UNAUTHORIZED=0 is refused in production: it trusts every certificate.',
    ]);
  });

  test('DEMO_ACCOUNTS is refused', () => {
    const problems = problemsOf({ ...production, DEMO_ACCOUNTS: 'demo@example.com' });
    expect(problems).toEqual(['DEMO_ACCOUNTS is refused in production.']);
  });

  test('everything that is wrong is said at once, a sentence each', () => {
    const problems = problemsOf({ NODE_ENV: 'production', PORT: 'x', DEMO_ACCOUNTS: 'demo@example.com' });
    const names = problems.map((sentence) => sentence.split(' ', 1)[0]);
    expect(names).toEqual([
      'PORT',
      'CONSOLE_ORIGIN',
      'DATABASE_URL',
      'SECRET_KEYS',
      'RESEND_API_KEY',
      'MAIL_FROM',
      'DEMO_ACCOUNTS',
    ]);
  });

  test('and no sentence quotes a secret', () => {
    const problems = problemsOf({
      ...production,
      SECRET_KEYS: 'k1:c2VjcmV0',
      DATABASE_URL: 'postgres//app:secret@db/x',
    });
    expect(problems).toHaveLength(2);
    expect(problems.join()).not.toMatch(/c2VjcmV0|secret@/);
  });
});
