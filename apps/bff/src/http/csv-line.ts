export type CsvValue = string | number | boolean | null;

/** What spreadsheets take for a formula, which an apostrophe makes text. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/u;

/** RFC 4180. */
function cell(value: CsvValue): string {
  const text = String(value ?? '');
  const inert = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

export const csvLine = (values: readonly CsvValue[]): string => `${values.map(cell).join(',')}\r\n`;
