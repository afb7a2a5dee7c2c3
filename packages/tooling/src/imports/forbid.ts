import type { IRegularForbiddenRuleType } from 'dependency-cruiser';

export const OURS = '^(apps|packages|e2e)/';
export const TEST_FILE = '\\.(test|spec)\\.tsx?$';
/** What only tests use: their own parts, and those that a package offers to others' tests. */
export const TESTING_FOLDER = '/testing/';

export interface ForbiddenImport {
  readonly name: string;
  readonly reason: string;
  readonly from: IRegularForbiddenRuleType['from'];
  readonly to: IRegularForbiddenRuleType['to'];
}

/** The paths in `from` and `to` are regular expressions; `$1` in `to` is what the first group of `from` matched. */
export const forbid = ({ name, reason, from, to }: ForbiddenImport): IRegularForbiddenRuleType => ({
  name,
  comment: reason,
  severity: 'error',
  from,
  to,
});
