/** Linux tells its times in hundredths of a second, whatever the kernel counts in. */
const MILLISECONDS_PER_TICK = 10;

export interface ProcessTimes {
  parent: number;
  /** Of the process itself, in milliseconds. */
  own: number;
  /** Of its children that have ended. */
  ended: number;
}

/** Reads /proc/PID/stat. The name of the program stands in parentheses and may hold any character. */
export function processTimesFrom(stat: string): ProcessTimes {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const milliseconds = (...places: number[]) =>
    places.reduce((sum, place) => sum + Number(fields[place]), 0) * MILLISECONDS_PER_TICK;
  return { parent: Number(fields[1]), own: milliseconds(11, 12), ended: milliseconds(13, 14) };
}

/** Reads the first line of /proc/stat: what all processors have worked, in milliseconds. */
export function busyTimeFrom(stat: string): number {
  const [user, nice, system, , , interrupts, softInterrupts] = (stat.split('\n')[0] ?? '')
    .trim()
    .split(/\s+/)
    .slice(1)
    .map(Number);
  const worked = [user, nice, system, interrupts, softInterrupts];
  return worked.reduce<number>((sum, ticks) => sum + (ticks ?? 0), 0) * MILLISECONDS_PER_TICK;
}

/** Reads /proc/PID/status. @returns resident memory in MiB */
export const residentMemoryFrom = (status: string): number =>
  Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? Number.NaN) / 1_024;
