import { toJsonSchema } from '@valibot/to-json-schema';
import type { GenericSchema } from 'valibot';
import { type Endpoint, endpoints } from './endpoints.ts';
import { EXPECTED_ACCOUNT, EXPECTED_CHALLENGE } from './expected.ts';
import { type ProblemCode, problem, problems } from './problem.ts';

const json = (schema: GenericSchema) => ({
  'application/json': { schema: toJsonSchema(schema, { errorMode: 'ignore' }) },
});

/** What any endpoint may answer besides its own problems. */
const refusalsOf = ({ caller, method, request }: Endpoint): ProblemCode[] => [
  ...(request ? (['malformed', 'too_large', 'not_json'] as const) : []),
  ...(method === 'GET' ? [] : (['foreign_origin'] as const)),
  ...(caller === 'session' || caller === 'recent-proof' ? (['not_signed_in', 'another_sign_in'] as const) : []),
  ...(caller === 'recent-proof' ? (['step_up_required'] as const) : []),
  'duplicate_cookie',
  'unexpected',
  'unavailable',
];

function problemResponses(endpoint: Endpoint) {
  const codes = [...endpoint.problems, ...refusalsOf(endpoint)];
  const byStatus = Map.groupBy(new Set(codes), (code) => problems[code].status);
  return Object.fromEntries(
    [...byStatus].map(([status, sameStatus]) => [
      status,
      {
        description: sameStatus.map((code) => `\`${code}\`: ${problems[code].title}`).join(' '),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  );
}

/** The header by which a request may say whose answer it is about. */
const expectationOf = ({ caller, path }: Endpoint): string | null => {
  if (caller === 'session' || caller === 'recent-proof') return EXPECTED_ACCOUNT;
  return path.startsWith('/api/sign-in/challenge') ? EXPECTED_CHALLENGE : null;
};

const operation = (endpoint: Endpoint) => ({
  summary: endpoint.summary,
  ...(expectationOf(endpoint) !== null && {
    parameters: [{ name: expectationOf(endpoint), in: 'header', required: false, schema: { type: 'string' } }],
  }),
  ...(endpoint.request && { requestBody: { required: true, content: json(endpoint.request) } }),
  responses: {
    [endpoint.success]: {
      description: endpoint.summary,
      ...(endpoint.response && { content: json(endpoint.response) }),
    },
    ...problemResponses(endpoint),
  },
});

/** The API as an OpenAPI 3.1 document, made from the schemas that the server itself parses with. */
export function openApiDocument(title: string) {
  const byPath = Map.groupBy<string, Endpoint>(endpoints, ({ path }) => path);
  const paths = [...byPath].map(([path, samePath]) => [
    path,
    Object.fromEntries(samePath.map((endpoint) => [endpoint.method.toLowerCase(), operation(endpoint)])),
  ]);
  return {
    openapi: '3.1.1',
    info: { title: `${title}: console API`, version: '1' },
    paths: Object.fromEntries(paths),
    components: { schemas: { Problem: toJsonSchema(problem) } },
  };
}
