export interface Answer {
  status: number;
  /** As it came, names in any case. */
  head: string;
  body: string;
}

const HEAD_END = '\r\n\r\n';
const LAST_CHUNK = '0\r\n\r\n';

/** Reads one whole answer; null as long as some of it is still to come. Nothing is pipelined, so nothing follows it. */
export function answerFrom(text: string): Answer | null {
  const headEnd = text.indexOf(HEAD_END);
  if (headEnd < 0) return null;
  const head = text.slice(0, headEnd);
  const rest = text.slice(headEnd + HEAD_END.length);
  const status = Number(head.slice(9, 12));
  const length = /^content-length: *(\d+)/im.exec(head)?.[1];
  if (length !== undefined) return rest.length < Number(length) ? null : { status, head, body: rest };
  if (!/^transfer-encoding: *chunked/im.test(head)) return { status, head, body: '' };
  return rest.endsWith(LAST_CHUNK) ? { status, head, body: bodyOfChunks(rest) } : null;
}

function bodyOfChunks(text: string): string {
  let [body, rest] = ['', text];
  for (;;) {
    const lineEnd = rest.indexOf('\r\n');
    const size = Number.parseInt(rest.slice(0, lineEnd), 16);
    if (!(size > 0)) return body;
    body += rest.slice(lineEnd + 2, lineEnd + 2 + size);
    rest = rest.slice(lineEnd + 2 + size + 2);
  }
}

/** The value that the answer sets this cookie to. */
export const cookieIn = ({ head }: Answer, name: string): string | null =>
  new RegExp(`^set-cookie: *${name}=([^;\r]+)`, 'im').exec(head)?.[1] ?? null;
