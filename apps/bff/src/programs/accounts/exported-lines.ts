import { activityColumns } from '@countersign/contract';
import type { ExportedAccount, SecurityEvent } from '@countersign/two-factor';
import { type CsvValue, csvLine } from '../../http/csv-line.ts';
import { activityValues } from '../../http/routes/activity-csv.ts';

const sinceOf = ({ factors }: ExportedAccount, name: ExportedAccount['factors'][number]['factor']) =>
  factors.find(({ factor }) => factor === name)?.since.toISOString() ?? null;

/** What is said of an account, in either form, under one name. Sets are lists of words. */
const columns = {
  email: ({ email }) => email,
  name: ({ name }) => name,
  language: ({ language }) => language,
  created_at: ({ createdAt }) => createdAt.toISOString(),
  authenticator_since: (account) => sinceOf(account, 'authenticator'),
  recovery_codes_since: (account) => sinceOf(account, 'recovery-code'),
  last_signed_in_at: ({ lastSignedInAt }) => lastSignedInAt?.toISOString() ?? null,
  muted_notices: ({ mutedNotices }) => mutedNotices.join(' '),
} as const satisfies Record<string, (account: ExportedAccount) => CsvValue>;

const names = Object.keys(columns);
const valuesOf = (account: ExportedAccount): CsvValue[] => Object.values(columns).map((value) => value(account));

export const exportedHeader = csvLine(names);
export const exportedCsvLine = (account: ExportedAccount): string => csvLine(valuesOf(account));

/** Without its closing brace, so that the events may follow however many there are. */
export const exportedJson = (account: ExportedAccount): string =>
  JSON.stringify(Object.fromEntries(valuesOf(account).map((value, index) => [names[index], value]))).slice(0, -1);

export const exportedEvent = (event: SecurityEvent): string =>
  JSON.stringify(Object.fromEntries(activityColumns.map((name) => [name, activityValues[name](event)])));
