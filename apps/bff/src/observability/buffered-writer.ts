export interface Batches {
  add(line: string): void;
  /** Writes the buffered lines now. */
  flush(): void;
}

/** Buffers the lines of one turn of the event loop and writes them together: under load a write costs more than its line. */
export function createBufferedWriter(write: (lines: string) => void): Batches {
  let lines = '';

  function flush(): void {
    const batch = lines;
    lines = '';
    if (batch !== '') write(batch);
  }

  return {
    add(line) {
      if (lines === '') setImmediate(flush);
      lines += line;
    },
    flush,
  };
}
