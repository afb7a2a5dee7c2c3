import { toJsonSchema, toJsonSchemaDefs } from '@valibot/to-json-schema';
import type { GenericSchema } from 'valibot';
import { AUTHORIZED } from './authorize.ts';
import { emailCodeSent } from './email-code.ts';
import { type Endpoint, endpoints } from './endpoints.ts';
import { answerExamples, requestExamples } from './examples.ts';
import { EXPECTED_ACCOUNT, EXPECTED_CHALLENGE } from './expected.ts';
import { claimedProof } from './factors.ts';
import { type ProblemCode, problem, problems } from './problem.ts';
import { sessionAnswer } from './session.ts';
import { challenge } from './sign-in.ts';
import { codeRequest, emptyRequest, pendingActivation, twoFactorStatus } from './two-factor.ts';

/** Schemas that several operations share, by the names under which the document refers to them. */
const shared = {
  Challenge: challenge,
  ClaimedProof: claimedProof,
  CodeRequest: codeRequest,
  EmailCodeSent: emailCodeSent,
  EmptyRequest: emptyRequest,
  PendingActivation: pendingActivation,
  Problem: problem,
  SessionAnswer: sessionAnswer,
  TwoFactorStatus: twoFactorStatus,
} as const satisfies Record<string, GenericSchema>;

const referenceTo = (name: string) => `#/components/schemas/${name}`;

/** JSON Schema of draft 2020-12, which OpenAPI 3.1 takes as it is. What JSON Schema cannot say is left out. */
const conversion = {
  target: 'draft-2020-12',
  typeMode: 'input',
  errorMode: 'ignore',
  overrideRef: ({ referenceId }) => referenceTo(referenceId),
} as const satisfies Parameters<typeof toJsonSchema>[1];

function jsonSchema(schema: GenericSchema) {
  const { $defs: _shared, $schema: _dialect, ...own } = toJsonSchema(schema, { ...conversion, definitions: shared });
  return own;
}

/** What any endpoint may answer besides its own problems. */
const refusalsOf = ({ caller, method, request }: Endpoint): ProblemCode[] => [
  ...(request ? (['malformed', 'too_large'] as const) : []),
  ...(request && caller !== 'mail-provider' ? (['not_json'] as const) : []),
  ...(method === 'GET' || caller === 'mail-provider' ? [] : (['foreign_origin'] as const)),
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
        content: { 'application/problem+json': { schema: { $ref: referenceTo('Problem') } } },
      },
    ]),
  );
}

/** The header by which a request may say whose answer it is about. */
const expectationOf = ({ caller, path }: Endpoint): string | null => {
  if (caller === 'session' || caller === 'recent-proof') return EXPECTED_ACCOUNT;
  return path.startsWith('/api/sign-in/challenge') ? EXPECTED_CHALLENGE : null;
};

/** Svix's, over the body as it is sent. */
const signatureHeaders = ['Svix-Id', 'Svix-Timestamp', 'Svix-Signature'];

function parametersOf(endpoint: Endpoint) {
  const expectation = expectationOf(endpoint);
  const query = endpoint.query && jsonSchema(endpoint.query).properties;
  return [
    ...(endpoint.caller === 'mail-provider'
      ? signatureHeaders.map((name) => ({ name, in: 'header', required: true, schema: { type: 'string' } }))
      : []),
    ...(expectation ? [{ name: expectation, in: 'header', required: false, schema: { type: 'string' } }] : []),
    ...Object.entries(query ?? {}).map(([name, schema]) => ({ name, in: 'query', required: false, schema })),
  ];
}

const securityOf = {
  anybody: [],
  challenge: [{ challenge: [] }],
  session: [{ session: [] }],
  'recent-proof': [{ session: [] }],
  'mail-provider': [],
} as const satisfies Record<Endpoint['caller'], readonly object[]>;

const content = (type: string, schema: object, example: unknown) => ({ [type]: { schema, example } });
const json = (schema: object, example: unknown) => content('application/json', schema, example);

function successOf({ contentType, name, response, summary }: Endpoint) {
  const headers = Object.values(AUTHORIZED).map((header) => [header, { schema: { type: 'string' } }]);
  return {
    description: summary,
    ...(name === 'authorize' && { headers: Object.fromEntries(headers) }),
    ...(response && {
      content: content(contentType ?? 'application/json', jsonSchema(response), answerExamples[name]),
    }),
  };
}

function operation(endpoint: Endpoint) {
  const { caller, name, path, request, success, summary } = endpoint;
  const parameters = parametersOf(endpoint);
  const example = (requestExamples as Readonly<Record<string, unknown>>)[path];
  return {
    operationId: name,
    summary,
    tags: [tagOf(endpoint)],
    security: securityOf[caller],
    ...(parameters.length > 0 && { parameters }),
    ...(request && { requestBody: { required: true, content: json(jsonSchema(request), example) } }),
    responses: { [success]: successOf(endpoint), ...problemResponses(endpoint) },
  };
}

const tagOf = ({ path }: Endpoint): string => path.split('/')[2] ?? '';

interface Description {
  /** The platform's. */
  name: string;
  /** Names of the cookies, which differ between https and http. */
  cookies: Record<'session' | 'challenge', string>;
}

/** The API as an OpenAPI 3.1 document, made from the schemas that the server itself parses with. */
export function openApiDocument({ cookies, name }: Description) {
  const byPath = Map.groupBy<string, Endpoint>(endpoints, ({ path }) => path);
  const paths = [...byPath].map(([path, samePath]) => [
    path,
    Object.fromEntries(samePath.map((endpoint) => [endpoint.method.toLowerCase(), operation(endpoint)])),
  ]);
  const inCookie = (cookie: string) => ({ type: 'apiKey', in: 'cookie', name: cookie });
  return {
    openapi: '3.1.1',
    info: { title: `${name}: console API`, version: '1' },
    tags: [...new Set(endpoints.map(tagOf))].map((tag) => ({ name: tag })),
    paths: Object.fromEntries(paths),
    components: {
      schemas: toJsonSchemaDefs(shared, conversion),
      securitySchemes: { session: inCookie(cookies.session), challenge: inCookie(cookies.challenge) },
    },
  };
}
