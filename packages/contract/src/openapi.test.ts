import { describe, expect, test } from 'vitest';
import { type Endpoint, endpoints } from './endpoints.ts';
import { openApiDocument } from './openapi.ts';
import { problems } from './problem.ts';

const all: readonly Endpoint[] = endpoints;

interface Operation {
  summary: string;
  requestBody?: { required: boolean; content: Record<string, { schema: { anyOf?: object[]; oneOf?: object[] } }> };
  responses: Record<string, { description: string; content?: Record<string, { schema: object }> }>;
}

const document = JSON.parse(JSON.stringify(openApiDocument('Mini Program Platform'))) as {
  openapi: string;
  info: { title: string; version: string };
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object> };
};
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

    test('describes its body as JSON that takes no unknown field', () => {
      if (!endpoint.request) return expect(requestBody).toBeUndefined();
      expect(requestBody?.required).toBe(true);
      const schema = requestBody?.content['application/json']?.schema;
      for (const each of schema?.anyOf ?? schema?.oneOf ?? [schema])
        expect(each).toMatchObject({ type: 'object', additionalProperties: false });
    });

    test('asks for a session where it needs one', () => {
      const needsSession = endpoint.caller === 'session' || endpoint.caller === 'recent-proof';
      expect('401' in responses).toBe(needsSession);
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
