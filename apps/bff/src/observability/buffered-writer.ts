export interface Batches {
  add(line: string): void;
  /** Writes what has been added so far. */
  flush(): void;
}

/** Writes together what one turn of the event loop adds: under load each write of its own costs more than its line. */
export function bufferedWriter(write: (lines: string) => void): Batches {
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
