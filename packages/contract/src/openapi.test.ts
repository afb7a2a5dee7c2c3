import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { type Endpoint, endpoints } from './endpoints.ts';
import { openApiDocument } from './openapi.ts';
import { problems } from './problem.ts';

const all: readonly Endpoint[] = endpoints;

interface Schema {
  $ref?: string;
  anyOf?: Schema[];
  oneOf?: Schema[];
}

interface Media {
  schema: Schema;
  example?: unknown;
}

interface Operation {
  operationId: string;
  summary: string;
  tags: string[];
  security: Record<string, string[]>[];
  parameters?: { name: string; in: string; schema: Schema }[];
  requestBody?: { required: boolean; content: Record<string, Media> };
  responses: Record<string, { description: string; headers?: object; content?: Record<string, Media> }>;
}

const document = JSON.parse(
  JSON.stringify(
    openApiDocument({ name: 'Mini Program Platform', cookies: { session: '__Host-sid', challenge: '__Host-chal' } }),
  ),
) as {
  openapi: string;
  info: { title: string; version: string };
  tags: { name: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema>; securitySchemes: Record<string, { in: string; name: string }> };
};

/** A schema, or what it refers to. */
const resolved = (schema: Schema | undefined): Schema | undefined =>
  schema?.$ref ? document.components.schemas[schema.$ref.split('/').at(-1) ?? ''] : schema;
const operationOf = ({ method, path }: Endpoint): Operation => {
  const operation = document.paths[path]?.[method.toLowerCase()];
  if (!operation) throw new Error(`${method} ${path} is not described.`);
  return operation;
};

test('it is OpenAPI 3.1 and says whose it is', () => {
  expect(document.openapi).toMatch(/^3\.1\.\d$/);
  expect(document.info).toEqual({ title: 'Mini Program Platform: console API', version: '1' });
});

test('it describes exactly the endpoints', () => {
  const described = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(described.toSorted()).toEqual(all.map(({ method, path }) => `${method} ${path}`).toSorted());
});

describe.each(all.map((endpoint) => [`${endpoint.method} ${endpoint.path}`, endpoint] as const))(
  '%s',
  (_, endpoint) => {
    const { requestBody, responses } = operationOf(endpoint);

    test('describes its success and every problem that it lists', () => {
      const statuses = [endpoint.success, ...endpoint.problems.map((code) => problems[code].status)];
      for (const status of statuses) expect(responses).toHaveProperty(String(status));
      for (const code of endpoint.problems) {
        expect(responses[problems[code].status]?.description).toContain(`\`${code}\``);
      }
      for (const { description } of Object.values(responses)) expect(description).not.toBe('');
    });

    test('describes its body as JSON that takes no unknown field, but for what others say', () => {
      if (!endpoint.request) return expect(requestBody).toBeUndefined();
      expect(requestBody?.required).toBe(true);
      const schema = resolved(requestBody?.content['application/json']?.schema);
      for (const each of schema?.anyOf ?? schema?.oneOf ?? [schema])
        expect(resolved(each)).toMatchObject({
          type: 'object',
          ...(endpoint.caller !== 'mail-provider' && { additionalProperties: false }),
        });
    });

    test('shows a body and an answer that its schemas take', () => {
      const [sent, answered] = [requestBody, responses[endpoint.success]].map(
        (part) => part?.content?.[(part !== requestBody && endpoint.contentType) || 'application/json']?.example,
      );
      if (endpoint.request) expect(v.safeParse(endpoint.request, sent)).toMatchObject({ success: true });
      if (endpoint.response) expect(v.parse(endpoint.response, answered)).toEqual(answered);
    });

    test('has a name, a tag that is described, and says which cookie it takes', () => {
      const { operationId, parameters = [], security, tags } = operationOf(endpoint);
      expect(operationId).toMatch(/^[a-z][A-Za-z]+$/);
      expect(document.tags).toEqual(expect.arrayContaining(tags.map((name) => ({ name }))));
      const scheme = {
        anybody: [],
        'mail-provider': [],
        challenge: ['challenge'],
        session: ['session'],
        'recent-proof': ['session'],
      };
      expect(security.flatMap((required) => Object.keys(required))).toEqual(scheme[endpoint.caller]);
      const queries: Record<string, string[]> = { authorize: ['methods', 'max-age'], readActivity: ['before', 'only'] };
      expect(parameters.filter((each) => each.in === 'query').map(({ name }) => name)).toEqual(
        queries[endpoint.name] ?? [],
      );
    });

    test('asks for a session where it needs one', () => {
      const needsSession = endpoint.caller === 'session' || endpoint.caller === 'recent-proof';
      expect('401' in responses).toBe(needsSession || endpoint.caller === 'mail-provider');
      if (needsSession) expect(responses['401']?.description).toContain('`not_signed_in`');
      if (endpoint.caller === 'recent-proof') expect(responses['403']?.description).toContain('`step_up_required`');
    });
  },
);

test('every reference in it leads somewhere', () => {
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, path = '']) => path);
  expect(references.length).toBeGreaterThan(0);
  for (const reference of references) {
    const [root, ...keys] = reference.split('/');
    expect(root).toBe('#');
    const target = keys.reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], document);
    expect(target).toBeTypeOf('object');
  }
});

test('the cookies of its security schemes are the ones that it was given', () => {
  expect(document.components.securitySchemes).toEqual({
    session: { type: 'apiKey', in: 'cookie', name: '__Host-sid' },
    challenge: { type: 'apiKey', in: 'cookie', name: '__Host-chal' },
  });
});

test('what several operations share stands in it once', () => {
  const text = JSON.stringify(document);
  for (const name of Object.keys(document.components.schemas)) expect(text).toContain(`"#/components/schemas/${name}"`);
  expect(text.match(/"attemptsLeft":\{/g)).toHaveLength(2);
});
