export interface JoinedLines {
  write(line: string): void;
  /** Writes what still waits. */
  flush(): void;
}

/**
 * Writes the lines of one turn of the event loop together: writing is a call of the system that waits for the reader, and
 * under load one for each request took a sixth of the server's processor time.
 */
export function joinedLines(writeText: (text: string) => void): JoinedLines {
  let waiting = '';
  function flush() {
    if (waiting === '') return;
    const text = waiting;
    waiting = '';
    writeText(text);
  }
  return {
    write(line) {
      if (waiting === '') setImmediate(flush);
      waiting += line;
    },
    flush,
  };
}
