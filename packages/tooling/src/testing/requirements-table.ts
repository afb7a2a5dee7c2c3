export interface Requirement {
  id: string;
  /** What is required here, in our own words. */
  says: string;
  /** Titles as in the source, with the placeholders of `test.each`. */
  tests: { path: string; title: string }[];
  /** Why a test is missing or covers only a part. */
  reasons: string[];
  /** Markers of tests that are yet to be written, as in `PENDING(races)`. */
  pending: string[];
}

const A_TEST = /`([^`]+\.(?:test\.tsx?|spec\.ts))` › `([^`]+)`/g;
const A_REASON = /^(?:Not built|Decided otherwise|By inspection): ./;

/** Parses the table rows of a Markdown page: id, requirement, and the tests that hold it. */
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

/** The faults of a row. @param textOf returns the text of a file, or null when it does not exist */
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

/** Looks for a first argument of `test`, `describe` or their `each`. */
const hasTitle = (text: string, title: string) =>
  ["'", '"', '`'].some(
    (quote) => text.includes(`(${quote}${title}${quote},`) || startsALine(text, quote + title + quote),
  );

const startsALine = (text: string, quoted: string) => text.split('\n').some((line) => line.trim() === `${quoted},`);
