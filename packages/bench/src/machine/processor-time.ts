import { readdirSync, readFileSync } from 'node:fs';
import { busyTimeFrom, type ProcessTimes, processTimesFrom, residentMemoryFrom } from './proc-stat.ts';

/** Null for a process that has ended. */
function timesOf(pid: number): ProcessTimes | null {
  try {
    return processTimesFrom(readFileSync(`/proc/${pid}/stat`, 'latin1'));
  } catch {
    return null;
  }
}

/** Milliseconds. */
const ofProcess = (pid: number): number => timesOf(pid)?.own ?? 0;

/** A process with all that it has started: those that run, and those that have ended. */
function ofFamily(root: number): number {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const children = pids.map((pid) => timesOf(Number(pid))).filter((times) => times?.parent === root);
  const running = children.reduce((sum, times) => sum + (times?.own ?? 0), 0);
  const times = timesOf(root);
  return running + (times ? times.own + times.ended : 0);
}

/** This process, and what it has started and seen end: another driver, say. */
function ofDriver(): number {
  const times = timesOf(process.pid);
  return times ? times.own + times.ended : 0;
}

/** Processes whose time is told apart. The database's is null where it does not run on this machine. */
export interface Contestants {
  servers: readonly number[];
  postgres: number | null;
}

export interface TimeReading {
  server: number;
  database: number;
  driver: number;
  machine: number;
}

export const readTimes = ({ postgres, servers }: Contestants): TimeReading => ({
  server: servers.reduce((sum, pid) => sum + ofProcess(pid), 0),
  database: postgres === null ? 0 : ofFamily(postgres),
  driver: ofDriver(),
  machine: busyTimeFrom(readFileSync('/proc/stat', 'latin1')),
});

/** MiB. */
export const residentMemory = (pid: number): number =>
  residentMemoryFrom(readFileSync(`/proc/${pid}/status`, 'latin1'));
