export interface SetCookie {
  name: string;
  value: string;
  /** Names in lower case; `true` for those that have no value. */
  attributes: Record<string, string | true>;
}

/** Of the lines of an answer, a cookie each. */
export const setCookiesFrom = (lines: readonly string[]): SetCookie[] => lines.map(setCookieFrom);

function setCookieFrom(line: string): SetCookie {
  const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
  const [name, value] = splitAt(pair);
  return {
    name,
    value: value ?? '',
    attributes: Object.fromEntries(
      attributes.map((attribute) => {
        const [key, said] = splitAt(attribute);
        return [key.toLowerCase(), said ?? true];
      }),
    ),
  };
}

function splitAt(text: string): [string, string | undefined] {
  const equals = text.indexOf('=');
  return equals < 0 ? [text, undefined] : [text.slice(0, equals), text.slice(equals + 1)];
}
