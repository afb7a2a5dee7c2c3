import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const BEGIN = '<!-- The reference: `node --run build` writes it from the doc comments. -->\n';
const END = '<!-- End of the reference. -->';

/** What of README.md lies between the marks. */
export const referenceIn = (readme: string): string =>
  readme.slice(readme.indexOf(BEGIN) + BEGIN.length, readme.indexOf(END));

/** README.md with other text between its marks. */
export const withReference = (readme: string, reference: string): string =>
  readme.slice(0, readme.indexOf(BEGIN) + BEGIN.length) + reference + readme.slice(readme.indexOf(END));

/** Describes everything that the built declarations export, by their doc comments. */
export function referenceOf(folder: string): string {
  const index = readFileSync(join(folder, 'index.d.ts'), 'utf8');
  const exported = [...index.matchAll(/export (?:type )?\{([^}]*)\} from '([^']+)'/g)].flatMap(
    ([, names = '', file = '']) =>
      names
        .split(',')
        .map((name) => ({ name: name.replace('type ', '').trim(), file: join(dirname(join(folder, 'index')), file) })),
  );
  const described = exported
    .filter(({ name }) => name !== '' && name !== 'expect')
    .map(({ name, file }) => entryOf(name, readFileSync(file.replace(/\.js$/, '.d.ts'), 'utf8')));
  return `\n${described.sort((a, b) => a.localeCompare(b, 'en')).join('\n')}\n`;
}

const LONGEST_TITLE = 110;

const DOC = '(?:/\\*\\*(?<doc>(?:(?!\\*/)[\\s\\S])*)\\*/\\s*)?';

function entryOf(name: string, declarations: string): string {
  const found = new RegExp(
    `${DOC}export (?:declare )?(?<kind>interface|type|function|const) ${name}\\b(?<rest>[\\s\\S]*?)\\n(?=export|interface|declare|/\\*\\*|type |$)`,
  ).exec(declarations);
  if (!found?.groups) throw new Error(`There is no declaration of ${name}.`);
  const { doc, kind, rest = '' } = found.groups;
  const signature = `${name}${oneLine(rest).replace(/^=/, ' =')}`;
  const isShort = kind !== 'interface' && signature.length <= LONGEST_TITLE;
  const title = kind === 'function' || isShort ? signature : name;
  if (!doc) throw new Error(`${name} has no doc comment.`);
  const members = kind === 'interface' ? membersOf(rest).map((member) => `- ${member}`) : [];
  return [`#### \`${title}\``, '', textOf(doc), ...(members.length > 0 ? ['', ...members] : []), ''].join('\n');
}

/** The members of an interface, each with its signature and its doc comment. */
function membersOf(body: string): string[] {
  const members = body.matchAll(
    new RegExp(`^ {4}${DOC}(?: {4})?(?<signature>[a-zA-Z][\\s\\S]*?;)$(?=\\n {4}[^\\s}]|\\n\\})`, 'gm'),
  );
  return Array.from(members, ({ groups }) => {
    const signature = oneLine(groups?.signature ?? '').replace(/^readonly /, '');
    const text = textOf(groups?.doc);
    return `\`${signature}\`${text && `: ${text}`}`;
  });
}

const oneLine = (code: string) =>
  code
    .replace(/\/\*\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/;$/, '')
    .trim();

const textOf = (doc = '') =>
  doc
    .replace(/^\s*\* ?/gm, '')
    .replace(/\s+/g, ' ')
    .replace(/([^.\s])\s*@(throws|returns|param)/g, '$1. @$2')
    .replace(/ ?@throws /, ' Throws ')
    .replace(/ ?@returns /, ' Returns ')
    .replace(/ ?@param (\w+) /g, ' `$1`: ')
    .trim();
