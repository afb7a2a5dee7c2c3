import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { parseEnv } from 'node:util';
import { BadConfiguration, readConfig } from '@countersign/bff/config';
import { DRAIN_LIMIT_MS } from '@countersign/bff/listen';
import { endpoints } from '@countersign/contract/endpoints';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { DEMO_PASSWORD } from '../../kit/demo-accounts.ts';
import { inRepository } from '../../kit/repository.ts';

const textOf = (path: string) => readFileSync(inRepository('apps/bff/deploy', path), 'utf8');
const workspace = JSON.parse(readFileSync(inRepository('package.json'), 'utf8'));

const dockerfile = textOf('Dockerfile');
const nginx = textOf('nginx.conf');
const compose = parse(textOf('compose.yaml'), { merge: true });
const trial = parse(textOf('compose.try.yaml'), { merge: true });
const manifests = readdirSync(inRepository('apps/bff/deploy/kubernetes')).map((name) =>
  parse(textOf(`kubernetes/${name}`)),
);
const manifest = (kind: string) => manifests.find((each) => each.kind === kind);
const pod = manifest('Deployment').spec.template.spec;
const [container] = pod.containers;

/** What config.ts reads, from its own text. */
const variables = [
  ...new Set(
    [
      ...readFileSync(fileURLToPath(import.meta.resolve('@countersign/bff/config')), 'utf8').matchAll(
        /\bread(?:<[^>]*>)?\(\s*'([A-Z_]+)'/g,
      ),
    ].map(([, name]) => name),
  ),
];
const seconds = (text: string) => Number(/^(\d+)s$/.exec(text)?.[1]);

test('every variable that is read stands in the README, and only such are set', () => {
  expect(variables).toContain('SECRET_KEYS');
  expect(variables.filter((name) => !textOf('README.md').includes(`| \`${name}\``))).toEqual([]);
  const set = [
    ...Object.keys(parseEnv(textOf('example.env'))),
    ...Object.keys(compose.services.bff.environment),
    ...Object.keys(manifest('ConfigMap').data),
    ...container.env.map(({ name }: { name: string }) => name),
  ];
  expect(set.filter((name) => !variables.includes(name))).toEqual([]);
});

test('nobody starts with the values of example.env: each is refused by name', () => {
  const refused = () => readConfig({ ...parseEnv(textOf('example.env')), NODE_ENV: 'production' });
  expect(refused).toThrow(BadConfiguration);
  for (const name of Object.keys(parseEnv(textOf('example.env')))) expect(refused).toThrow(name);
});

test('one Node, one pnpm and one version of the image everywhere', () => {
  expect(dockerfile).toContain(`FROM node:${workspace.devDependencies.node}-`);
  expect(dockerfile).toContain(`install --global ${workspace.packageManager}`);
  const image = `countersign:${workspace.version}`;
  expect([compose.services.bff.image, container.image, trial.services.bff.image]).toEqual([image, image, image]);
  expect(trial.services.inbox.image).toBe(`countersign-inbox:${workspace.version}`);
  expect(trial.services.postgres.image).toBe(compose.services.postgres.image);
  expect(dockerfile).toContain(`image.version="${workspace.version}"`);
});

test('nothing runs as root, writes to its image or holds a capability', () => {
  expect(dockerfile).toMatch(/^USER [1-9]\d+:[1-9]\d+$/m);
  for (const service of [compose, trial].flatMap(({ services }) => Object.values<Record<string, unknown>>(services))) {
    expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] });
  }
  expect(pod).toMatchObject({
    automountServiceAccountToken: false,
    securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
  });
  expect(container.securityContext).toEqual({
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    capabilities: { drop: ['ALL'] },
  });
});

test('secrets come by reference only', () => {
  const secrets = ['DATABASE_URL', 'RESEND_API_KEY', 'RESEND_WEBHOOK_SECRET', 'SECRET_KEYS'];
  for (const each of container.env) expect(Object.keys(each)).toEqual(['name', 'valueFrom']);
  expect(container.env.map(({ name }: { name: string }) => name)).toEqual(secrets);
  expect(manifest('Secret')).toBeUndefined();
  for (const name of secrets) expect(JSON.stringify([compose, manifest('ConfigMap')])).not.toContain(name);
  expect(textOf('.gitignore')).toContain('secrets/\n');
});

const KEYS = `k1:${Buffer.alloc(32).toString('base64')}`;
const { drainSeconds } = readConfig({
  NODE_ENV: 'production',
  CONSOLE_ORIGIN: 'https://console.example.com',
  DATABASE_URL: 'postgres://bff@db/countersign?sslmode=verify-full',
  SECRET_KEYS: KEYS,
  RESEND_API_KEY: 're_key',
  MAIL_FROM: 'security@example.com',
});

test('a stop leaves time for what is under way', () => {
  const MAILS_MS = 10_000;
  const needed = drainSeconds + (DRAIN_LIMIT_MS + MAILS_MS) / 1_000;
  expect(pod.terminationGracePeriodSeconds).toBeGreaterThan(needed);
  expect(seconds(compose.services.bff.stop_grace_period)).toBeGreaterThan(needed);
});

test('probes ask what there is, at the port that is listened on', () => {
  const known = endpoints.map(({ path }) => String(path));
  for (const probe of ['startupProbe', 'readinessProbe', 'livenessProbe']) {
    expect(known).toContain(container[probe].httpGet.path);
    expect(container[probe].httpGet.port).toBe('http');
  }
  const metrics = container.ports.find(({ name }: { name: string }) => name === 'metrics');
  expect(manifest('ConfigMap').data.METRICS_PORT).toBe(String(metrics.containerPort));
  const port = String(container.ports[0].containerPort);
  expect([manifest('ConfigMap').data.PORT, compose.services.bff.environment.PORT]).toEqual([port, port]);
  expect(nginx).toContain(`server bff:${port} resolve`);
  expect(dockerfile).toContain(`EXPOSE ${port}\n`);
});

test('a proxy closes a kept connection before Node does, and before a replica that stops', () => {
  const upstream = nginx.slice(nginx.indexOf('upstream '));
  const kept = seconds(/keepalive_timeout (\d+s);/.exec(upstream)?.[1] ?? '');
  expect(kept).toBeGreaterThan(0);
  expect(kept * 1_000).toBeLessThan(createServer().keepAliveTimeout);
  expect(kept).toBeLessThan(drainSeconds);
});

test('what is for trying out is reached from this machine only, keeps nothing and starts with the defaults', () => {
  const { bff, inbox, postgres } = trial.services;
  expect(inbox.ports).toEqual(['127.0.0.1:3000:3000', '127.0.0.1:4000:4000']);
  expect([bff.ports, postgres.ports]).toEqual([undefined, undefined]);
  expect([bff.volumes, inbox.volumes, postgres.volumes, trial.volumes]).toEqual(Array(4).fill(undefined));

  const { NODE_ENV, ...settings } = bff.environment;
  expect(NODE_ENV).toBe('development');
  expect(Object.keys(settings).filter((name) => !variables.includes(name))).toEqual([]);
  const config = readConfig(bff.environment);
  expect(config).toMatchObject({
    consoleOrigin: 'http://localhost:3000',
    database: { kind: 'postgres', url: expect.stringContaining('@postgres:5432/') },
    mail: { baseUrl: `http://127.0.0.1:${inbox.environment.INBOX_PORT}` },
  });
  // The inbox refuses every name but this machine's, so the replica has to be on it.
  expect(bff.network_mode).toBe('service:inbox');
  expect(bff.tmpfs).toContainEqual(expect.stringMatching(`^${config.dataFolder}:.*uid=10001`));
});

test('the inbox is built from a stage of its own, which the image of a replica does without', () => {
  const { target } = trial.services.inbox.build;
  const stages = [...dockerfile.matchAll(/^FROM \S+(?: AS (\w+))?$/gm)].map(([, name]) => name);
  expect(stages).toContain(target);
  expect(stages.at(-1)).toBeUndefined();
  expect(dockerfile).not.toContain(`--from=${target}`);
  const [, program = ''] = /^ENTRYPOINT \["node", "(.+inbox.+)"\]$/m.exec(dockerfile) ?? [];
  expect(existsSync(inRepository(program))).toBe(true);
  const { demoAccounts } = readConfig(trial.services.bff.environment);
  for (const words of [...demoAccounts, DEMO_PASSWORD]) expect(textOf('compose.try.yaml')).toContain(words);
});
