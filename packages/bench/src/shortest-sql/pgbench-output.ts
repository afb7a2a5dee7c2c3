/** Reads a log of pgbench: a line per transaction, whose third word is its time in microseconds. @returns milliseconds */
export const durationsFrom = (log: string): number[] =>
  log
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => Number(line.split(' ')[2]) / 1_000);

/** How long so many transactions took without the making of connections, from what pgbench says of their rate. */
export function secondsFrom(output: string, transactions: number): number {
  const rate = Number(/^tps = ([\d.]+)/m.exec(output)?.[1]);
  if (!(rate > 0)) throw new Error(`pgbench measured nothing: ${output}`);
  return transactions / rate;
}
