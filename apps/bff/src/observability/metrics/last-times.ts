import { type Read, reading } from './reading.ts';

/** When something last went well, by a label of a closed list. */
export function lastTimes(label: string, description: { name: string; help: string }) {
  const times = new Map<string, number>();
  const read = (): Read => [...times].map(([value, at]) => [{ [label]: value }, at / 1_000]);
  return {
    ...reading('gauge', description, read),
    note: (value: string) => void times.set(value, Date.now()),
    of: (value: string): Date | null => (times.has(value) ? new Date(times.get(value) ?? 0) : null),
  };
}
