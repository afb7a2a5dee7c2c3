import { readdirSync, readFileSync } from 'node:fs';

/** The kernel reports times in hundredths of a second (USER_HZ). */
const MILLISECONDS_PER_TICK = 10;

export interface ProcessTimes {
  parent: number;
  /** Milliseconds of the process itself. */
  own: number;
  /** Milliseconds of its children that have ended. */
  ended: number;
}

/** Parses /proc/PID/stat. The program's name is in parentheses and may contain any character. */
export function parseProcessTimes(stat: string): ProcessTimes {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const milliseconds = (...indexes: number[]) =>
    indexes.reduce((sum, index) => sum + Number(fields[index]), 0) * MILLISECONDS_PER_TICK;
  return { parent: Number(fields[1]), own: milliseconds(11, 12), ended: milliseconds(13, 14) };
}

/** Parses /proc/stat. @returns the milliseconds that all processors were busy */
export function parseBusyTime(stat: string): number {
  const [user, nice, system, , , interrupts, softInterrupts] = (stat.split('\n')[0] ?? '')
    .trim()
    .split(/\s+/)
    .slice(1)
    .map(Number);
  const busy = [user, nice, system, interrupts, softInterrupts];
  return busy.reduce<number>((sum, ticks) => sum + (ticks ?? 0), 0) * MILLISECONDS_PER_TICK;
}

/** Parses /proc/PID/status. @returns resident memory in MiB */
export const parseResidentMemory = (status: string): number =>
  Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? Number.NaN) / 1_024;

/** MiB. */
export const residentMemory = (pid: number): number =>
  parseResidentMemory(readFileSync(`/proc/${pid}/status`, 'latin1'));

/** Processes whose CPU time is told apart. `postgres` is null when it runs on another machine. */
export interface Measured {
  servers: readonly number[];
  postgres: number | null;
}

export interface CpuTimes {
  server: number;
  database: number;
  driver: number;
  machine: number;
}

export const readCpuTimes = ({ postgres, servers }: Measured): CpuTimes => ({
  server: servers.reduce((sum, pid) => sum + (timesOf(pid)?.own ?? 0), 0),
  database: postgres === null ? 0 : timesOfTree(postgres),
  driver: timesWithEnded(process.pid),
  machine: parseBusyTime(readFileSync('/proc/stat', 'latin1')),
});

/** Null for a process that has ended. */
function timesOf(pid: number): ProcessTimes | null {
  try {
    return parseProcessTimes(readFileSync(`/proc/${pid}/stat`, 'latin1'));
  } catch {
    return null;
  }
}

function timesWithEnded(pid: number): number {
  const times = timesOf(pid);
  return times ? times.own + times.ended : 0;
}

/** A process with all its children, running and ended. */
function timesOfTree(root: number): number {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const children = pids.map((pid) => timesOf(Number(pid))).filter((times) => times?.parent === root);
  return children.reduce((sum, times) => sum + (times?.own ?? 0), timesWithEnded(root));
}
