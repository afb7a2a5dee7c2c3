export interface Requirement {
  id: string;
  /** What is required here, in our own words. */
  says: string;
  /** Titles as they stand in the source, so with the placeholders of `test.each`. */
  tests: { path: string; title: string }[];
  /** Why there is no test, or none of all of it. */
  reasons: string[];
  /** Marks, as in `PENDING(races)`, of tests that were still to come. */
  pending: string[];
}

const A_TEST = /`([^`]+\.(?:test\.tsx?|spec\.ts))` › `([^`]+)`/g;
const A_REASON = /^(?:Not built|Decided otherwise|By inspection): ./;

/** The rows of the tables in a Markdown page: id, what is required, and what holds it, line by line. */
export const requirementsIn = (markdown: string): Requirement[] =>
  markdown
    .split('\n')
    .filter((line) => line.startsWith('| SEC-'))
    .map((line) => {
      const [, id = '', says = '', heldBy = ''] = line.split('|').map((cell) => cell.trim());
      return {
        id,
        says,
        tests: [...heldBy.matchAll(A_TEST)].map(([, path = '', title = '']) => ({ path, title })),
        pending: heldBy.match(/PENDING\([^)]*\)/g) ?? [],
        reasons: heldBy.split('<br>').filter((part) => A_REASON.test(part.trim())),
      };
    });

/** What is wrong with a row, given the text of any file, null of one that there is not. */
export function faultsOf(requirement: Requirement, textOf: (path: string) => string | null): string[] {
  const { id, pending, reasons, says, tests } = requirement;
  const faults = tests.flatMap(({ path, title }) => {
    const text = textOf(path);
    if (text === null) return [`there is no ${path}`];
    return hasTitle(text, title) ? [] : [`${path} has no test "${title}"`];
  });
  if (says === '') faults.push('says nothing');
  if (tests.length === 0 && reasons.length === 0) faults.push('has neither a test nor a reason');
  if (tests.length > 0 && !tests.some(({ title }) => title.includes(id))) faults.push('no test names it');
  faults.push(...pending);
  return faults.map((fault) => `${id}: ${fault}`);
}

/** The first argument of `test`, `describe` or what their `each` returned. */
const hasTitle = (text: string, title: string) =>
  ["'", '"', '`'].some(
    (quote) => text.includes(`(${quote}${title}${quote},`) || startsALine(text, quote + title + quote),
  );

const startsALine = (text: string, quoted: string) => text.split('\n').some((line) => line.trim() === `${quoted},`);
