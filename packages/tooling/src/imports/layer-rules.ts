import { forbid, TEST_FILE, TESTING_FOLDER } from './forbid.ts';

const CONTRACT = '^packages/contract/src/';
const TWO_FACTOR = '^packages/two-factor/src/';
const ADAPTERS = '^packages/(crypto|database|mail)/';
const BFF = '^apps/bff/src/';
const CONSOLE = '^apps/console/src/';

const contract = [
  forbid({
    name: 'contract-is-light',
    reason: 'The browser downloads the contract: it imports its schema library and nothing else.',
    from: { path: CONTRACT, pathNot: [TEST_FILE, `${CONTRACT}openapi`] },
    to: { pathNot: [CONTRACT, 'node_modules/valibot/'] },
  }),
  forbid({
    name: 'openapi-is-light',
    reason: 'The OpenAPI document is made with the schema library and its converter.',
    from: { path: `${CONTRACT}openapi`, pathNot: TEST_FILE },
    to: { pathNot: [CONTRACT, 'node_modules/valibot/', 'node_modules/@valibot/to-json-schema/'] },
  }),
];

const twoFactor = [
  forbid({
    name: 'rules-are-pure',
    reason: 'Rules know nothing but rules, the algorithm of RFC 6238 and pure functions of node:crypto and node:url.',
    from: { path: `${TWO_FACTOR}rules/`, pathNot: TEST_FILE },
    to: { pathNot: [`${TWO_FACTOR}rules/`, 'node_modules/otpauth/', '^(crypto|url)$'] },
  }),
  forbid({
    name: 'ports-speak-in-rule-types',
    reason: 'A port is an interface in the words of the rules.',
    from: { path: `${TWO_FACTOR}ports/`, pathNot: TEST_FILE },
    to: { pathNot: [`${TWO_FACTOR}(ports|rules)/`] },
  }),
  forbid({
    name: 'ports-are-types',
    reason: 'A port has no code of its own, so it needs none of the rules at run time.',
    from: { path: `${TWO_FACTOR}ports/`, pathNot: TEST_FILE },
    to: { path: `${TWO_FACTOR}rules/`, dependencyTypesNot: ['type-only'] },
  }),
  forbid({
    name: 'use-cases-use-rules-and-ports',
    reason: 'Everything from outside comes into a use case through a port.',
    from: { path: `${TWO_FACTOR}use-cases/`, pathNot: [TEST_FILE, TESTING_FOLDER] },
    to: { pathNot: [`${TWO_FACTOR}(use-cases|ports|rules)/`] },
  }),
];

const bff = [
  forbid({
    name: 'one-composition-root',
    reason: 'Only the composition root, the programs and what starts them know which adapter stands behind a port.',
    from: {
      path: '^apps/bff/',
      pathNot: [
        `${BFF}(composition-root|main|config|config/local-keyring|accounts|keys-rotate|migrate|run-configured|database-refusals|data-folder-refusals|open-database)\\.ts$`,
        TEST_FILE,
        TESTING_FOLDER,
      ],
    },
    to: { path: ADAPTERS, dependencyTypesNot: ['type-only'] },
  }),
  forbid({
    name: 'routes-know-no-adapter',
    reason: 'A route reads, calls a use case and translates; it knows neither tables nor mail, not even as types.',
    from: { path: `${BFF}routes/`, pathNot: TEST_FILE },
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
    to: { path: [BFF, CONTRACT, TWO_FACTOR, ADAPTERS, '^e2e/system/'] },
  }),
];

/** `$1` makes the rule hold for every folder under features/, those of tomorrow too. */
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
    name: 'shared-below-features',
    reason: 'app -> features -> shared, and nothing points up.',
    from: { path: `${CONSOLE}shared/` },
    to: { path: `${CONSOLE}(app|features)/` },
  }),
];

export const layerRules = [...contract, ...twoFactor, ...bff, ...endToEnd, ...consoleLayers];
