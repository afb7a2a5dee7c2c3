import { parseSync, Visitor } from 'vite';

/** Attributes whose value people read or hear. */
const READ_BY_PEOPLE = new Set([
  'alt',
  'aria-description',
  'aria-label',
  'aria-roledescription',
  'aria-valuetext',
  'description',
  'error',
  'hint',
  'label',
  'placeholder',
  'submitLabel',
  'title',
]);

/** Attributes that only the browser reads. */
const READ_BY_MACHINES = new Set(['className', 'rel']);

const hasLetter = (text: string) => /\p{L}/u.test(text);
const looksLikeWords = (text: string) => /\p{L}{2,}\s+\p{L}{2,}|^\p{Lu}\p{Ll}/u.test(text);

/** Text that stands in a component itself instead of in the catalogue. */
export function literalSentencesIn(fileName: string, source: string): string[] {
  const { program, errors } = parseSync(fileName, source);
  if (errors.length > 0) throw new Error(`${fileName} cannot be parsed`);
  const found: string[] = [];
  // Inside of what no person using the console reads: messages of errors, and attributes for machines.
  let unreadDepth = 0;
  const isError = (callee: unknown) => callee instanceof Object && 'name' in callee && callee.name === 'Error';
  const isForMachines = ({ name }: { name: unknown }) => typeof name === 'string' && READ_BY_MACHINES.has(name);
  new Visitor({
    NewExpression: ({ callee }) => {
      if (isError(callee)) unreadDepth += 1;
    },
    'NewExpression:exit': ({ callee }) => {
      if (isError(callee)) unreadDepth -= 1;
    },
    JSXText: ({ value }) => {
      if (hasLetter(value)) found.push(value.trim());
    },
    JSXAttribute: ({ name, value }) => {
      if (isForMachines(name)) unreadDepth += 1;
      const isRead = name.type === 'JSXIdentifier' && READ_BY_PEOPLE.has(name.name);
      const text = value?.type === 'Literal' && typeof value.value === 'string' ? value.value : '';
      if (isRead && text !== '' && !looksLikeWords(text)) found.push(text);
    },
    'JSXAttribute:exit': ({ name }) => {
      if (isForMachines(name)) unreadDepth -= 1;
    },
    Literal: ({ value }) => {
      if (unreadDepth === 0 && typeof value === 'string' && looksLikeWords(value)) found.push(value);
    },
    TemplateElement: ({ value }) => {
      if (unreadDepth === 0 && looksLikeWords(value.raw.trim())) found.push(value.raw);
    },
  }).visit(program);
  return found;
}

interface Catalogue {
  readonly [key: string]: unknown;
}

const isTable = (entry: unknown): entry is Catalogue => typeof entry === 'object' && entry !== null;

/** Tables of sentences about problems are passed on whole and read by code; the types see to their completeness. */
const isReadByCode = (key: string) => key.toLowerCase().endsWith('problems');

function keysIn(table: Catalogue, prefix = ''): string[] {
  return Object.entries(table).flatMap(([key, entry]) =>
    isTable(entry) && !isReadByCode(key) ? keysIn(entry, `${prefix}${key}.`) : [`${prefix}${key}`],
  );
}

/**
 * Keys that no source reads, as `words.area.key` or as `words.area[…]` with the key's name in quotes somewhere.
 * `sources` without the catalogue and the tests, with the closed sets from which keys come.
 * @param variable what the sources call the catalogue
 */
export function unusedKeys(catalogue: Catalogue, sources: string[], variable = 'words'): string[] {
  const code = sources.join('\n');
  const isUsed = (path: string) => {
    if (new RegExp(`\\b${variable}\\.${path.replaceAll('.', '\\.')}(?![\\w$])`).test(code)) return true;
    const keys = path.split('.');
    return keys.some((key, depth) => {
      const table = keys.slice(0, depth).join('.');
      return depth > 0 && code.includes(`${variable}.${table}[`) && new RegExp(`(['"])${key}\\1`).test(code);
    });
  };
  return keysIn(catalogue).filter((path) => !isUsed(path));
}

interface Message {
  path: string;
  said: string;
}

/** Stands in for whatever a message says of its facts: a number, a length of time, an address. */
const someFacts = { attemptsLeft: 3, clockDriftSeconds: 90, retryAfterSeconds: 600 };

/** Every message, with an example of what a function says. Moments are numbers in any language, so they are left out. */
export function messagesIn(table: Catalogue, prefix = ''): Message[] {
  return Object.entries(table)
    .filter(([key]) => key !== 'moments')
    .flatMap(([key, entry]): Message[] => {
      const path = `${prefix}${key}`;
      if (isTable(entry)) return messagesIn(entry, `${path}.`);
      return [{ path, said: String(typeof entry === 'function' ? entry(someFacts, 2) : entry) }];
    });
}
