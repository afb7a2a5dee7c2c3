import { forbid, TEST_FILE, TESTING_FOLDER } from './package-rules.ts';

const CONTRACT = '^packages/contract/src/';
const TWO_FACTOR = '^packages/two-factor/src/';
const VOCABULARY = `${TWO_FACTOR}(vocabulary|security-event-kinds|numeric-host)\\.ts$`;
const DATABASE = '^packages/database/src/';
const ADAPTERS = '^packages/(crypto|database|mail|webauthn)/';
const BFF = '^apps/bff/src/';
const CONSOLE = '^apps/console/src/';

const contract = [
  forbid({
    name: 'contract-is-light',
    reason: 'The browser downloads the contract: it imports its schema library and the closed sets of the domain.',
    from: { path: CONTRACT, pathNot: [TEST_FILE, `${CONTRACT}openapi`] },
    to: { pathNot: [CONTRACT, VOCABULARY, 'node_modules/valibot/'] },
  }),
  forbid({
    name: 'openapi-is-light',
    reason: 'The OpenAPI document is made with the schema library and its converter.',
    from: { path: `${CONTRACT}openapi`, pathNot: TEST_FILE },
    to: { pathNot: [CONTRACT, VOCABULARY, 'node_modules/valibot/', 'node_modules/@valibot/to-json-schema/'] },
  }),
];

const twoFactor = [
  forbid({
    name: 'rules-are-pure',
    reason: 'Rules know nothing but rules, the algorithm of RFC 6238 and pure functions of node:crypto and node:url.',
    from: { path: `${TWO_FACTOR}rules/`, pathNot: TEST_FILE },
    to: { pathNot: [`${TWO_FACTOR}rules/`, VOCABULARY, 'node_modules/otpauth/', '^(crypto|url)$'] },
  }),
  forbid({
    name: 'ports-speak-in-rule-types',
    reason: 'A port is an interface in the words of the rules and the types of the factors.',
    from: { path: `${TWO_FACTOR}ports/`, pathNot: TEST_FILE },
    to: { pathNot: [`${TWO_FACTOR}(ports|rules|factors)/`, VOCABULARY] },
  }),
  forbid({
    name: 'ports-are-types',
    reason: 'A port has no code of its own, so it needs none of the rules at run time.',
    from: { path: `${TWO_FACTOR}ports/`, pathNot: TEST_FILE },
    to: { path: `${TWO_FACTOR}(rules|factors)/`, dependencyTypesNot: ['type-only'] },
  }),
  forbid({
    name: 'use-cases-use-rules-and-ports',
    reason: 'Everything from outside comes into a use case through a port.',
    from: { path: `${TWO_FACTOR}use-cases/`, pathNot: [TEST_FILE, TESTING_FOLDER] },
    to: { pathNot: [`${TWO_FACTOR}(use-cases|factors|ports|rules)/`, VOCABULARY] },
  }),
  forbid({
    name: 'factors-below-use-cases',
    reason: 'A factor judges by rules and ports; which use case asks it is none of its business.',
    from: { path: `${TWO_FACTOR}factors/`, pathNot: TEST_FILE },
    to: { pathNot: [`${TWO_FACTOR}(factors|ports|rules)/`, VOCABULARY] },
  }),
  forbid({
    name: 'vocabulary-is-constants',
    reason: 'Every layer and the browser load the closed sets, so they import nothing.',
    from: { path: VOCABULARY },
    to: {},
  }),
];

const database = [
  forbid({
    name: 'statements-run-nothing',
    reason: 'A statement is a constant; repositories run it.',
    from: { path: `${DATABASE}(statements|factors|schema)/`, pathNot: TEST_FILE },
    to: { path: `${DATABASE}(connection|repositories)/`, dependencyTypesNot: ['type-only'] },
  }),
  forbid({
    name: 'connections-know-no-table',
    reason: 'How connections are made and kept does not depend on what is asked over them.',
    from: { path: `${DATABASE}connection/`, pathNot: TEST_FILE },
    to: { path: `${DATABASE}(repositories|statements|schema)/`, dependencyTypesNot: ['type-only'] },
  }),
];

const bff = [
  forbid({
    name: 'one-composition-root',
    reason: 'Only the composition root, the programs and what starts them know which adapter stands behind a port.',
    from: {
      path: '^apps/bff/',
      pathNot: [`${BFF}(composition-(root|of-commands)\\.ts$|programs/|config/)`, TEST_FILE, TESTING_FOLDER],
    },
    to: { path: ADAPTERS, dependencyTypesNot: ['type-only'] },
  }),
  forbid({
    name: 'http-below-programs',
    reason: 'A program starts the server; nothing that serves knows which program that was.',
    from: { path: `${BFF}(background|config|console|http|observability)/`, pathNot: TEST_FILE },
    to: { path: `${BFF}programs/` },
  }),
  forbid({
    name: 'observability-below-http',
    reason: 'Logs, metrics and traces are told what happened; they ask no route.',
    from: {
      path: `${BFF}observability/`,
      pathNot: [TEST_FILE, `${BFF}observability/(metrics/metrics-app|tracing/trace-requests)`],
    },
    to: { path: `${BFF}(http|console|background)/`, dependencyTypesNot: ['type-only'] },
  }),
  forbid({
    name: 'routes-know-no-adapter',
    reason: 'A route reads, calls a use case and translates; it knows neither tables nor mail, not even as types.',
    from: { path: `${BFF}http/routes/`, pathNot: TEST_FILE },
    to: { path: ADAPTERS },
  }),
  forbid({
    name: 'authenticator-is-for-tests',
    reason: 'The server judges codes by its own rules; a second implementation is there to hold it to account.',
    from: { path: BFF, pathNot: [TEST_FILE, TESTING_FOLDER] },
    to: { path: '^packages/playwright/' },
  }),
];

const endToEnd = [
  forbid({
    name: 'journeys-stay-outside',
    reason: 'A journey knows of the product what a browser shows; only whole-system tests look into its parts.',
    from: { path: '^e2e/', pathNot: '^e2e/system/' },
    // An authenticator in software is no part of the product: it stands for the key that somebody holds.
    to: { path: [BFF, CONTRACT, TWO_FACTOR, ADAPTERS, '^e2e/system/'], pathNot: '^packages/webauthn/src/testing/' },
  }),
];

/** `$1` makes the rule hold for every folder under features/, including future ones. */
const consoleLayers = [
  forbid({
    name: 'features-stand-alone',
    reason: 'A feature never imports another feature; what both need belongs in shared/.',
    from: { path: `${CONSOLE}features/([^/]+)/` },
    to: { path: `${CONSOLE}features/`, pathNot: `${CONSOLE}features/$1/` },
  }),
  forbid({
    name: 'features-below-app',
    reason: 'app -> features -> shared, and nothing points up.',
    from: { path: `${CONSOLE}features/` },
    to: { path: `${CONSOLE}app/` },
  }),
  forbid({
    name: 'console-factors-stand-alone',
    reason: 'What a factor says on screens is used by features; it knows none of them.',
    from: { path: `${CONSOLE}factors/` },
    to: { path: `${CONSOLE}(app|features)/` },
  }),
  forbid({
    name: 'shared-below-features',
    reason: 'app -> features -> shared, and nothing points up.',
    from: { path: `${CONSOLE}shared/` },
    to: { path: `${CONSOLE}(app|factors|features)/` },
  }),
];

export const layerRules = [...contract, ...twoFactor, ...database, ...bff, ...endToEnd, ...consoleLayers];
