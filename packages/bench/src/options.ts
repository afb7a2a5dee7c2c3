import { parseArgs } from 'node:util';
import { scenarios } from './scenarios/index.ts';

export interface Options {
  sizes: number[];
  concurrency: number[];
  seconds: number;
  repetitions: number;
  scenarios: string[];
  replicas: number[];
  soakMinutes: number;
  coldStarts: number;
  /** Emails with and without an account to compare by time; 0 for none. */
  timingPairs: number;
  /** Where results are written, without an ending; null for nowhere. */
  name: string | null;
}

const usual = { sizes: '1000,200000', concurrency: '1,16,64', seconds: '8', repetitions: '3', cold: '5' };
const quick = { sizes: '300', concurrency: '4', seconds: '1', repetitions: '1', cold: '1' };

export const help = `pnpm bench [options]
  --sizes 1000,200000      accounts, each number in a database of its own
  --concurrency 1,16,64    virtual users, each with one connection and one flow at a time
  --seconds 8              of each cell
  --repetitions 3          of each cell; medians of the calm ones are shown
  --scenarios LIST         of ${Object.keys(scenarios).join(',')}; none for no cells
  --replicas 1             1,2 compares two with one
  --cold 5                 starts of each server, counted until the first 200; 0 for none
  --soak MINUTES           a mixed load for so long, and whether memory stays flat
  --timing PAIRS           whether time tells an email with an account from one without, in so many pairs
  --quick                  a smoke run, of numbers that say nothing
  --name NAME              of the files in packages/bench/results`;

/** @throws with a sentence where an option is not what it has to be */
export function readOptions(args: readonly string[]): Options | 'help' {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      sizes: text,
      concurrency: text,
      seconds: text,
      repetitions: text,
      scenarios: text,
      replicas: text,
      cold: text,
      soak: text,
      timing: text,
      name: text,
      quick: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) return 'help';
  const given = { ...(values.quick ? quick : usual), replicas: '1', soak: '0', timing: '0', ...values };
  const names = given.scenarios === 'none' ? [] : listOf(given.scenarios ?? Object.keys(scenarios).join(','));
  const unknown = names.find((name) => !Object.hasOwn(scenarios, name));
  if (unknown !== undefined) throw new Error(`There is no scenario ${unknown}; there are ${Object.keys(scenarios)}.`);
  return {
    sizes: numbersOf('sizes', given.sizes),
    concurrency: numbersOf('concurrency', given.concurrency),
    seconds: numberOf('seconds', given.seconds),
    repetitions: numberOf('repetitions', given.repetitions),
    scenarios: names,
    replicas: numbersOf('replicas', given.replicas),
    coldStarts: numberOf('cold', given.cold),
    soakMinutes: numberOf('soak', given.soak),
    timingPairs: numberOf('timing', given.timing),
    name: given.name ?? (values.quick ? null : 'latest'),
  };
}

const listOf = (text: string) => text.split(',').map((part) => part.trim());

const numbersOf = (name: string, text: string) => listOf(text).map((part) => numberOf(name, part));

function numberOf(name: string, text: string): number {
  const value = Number(text);
  if (text === '' || !(value >= 0)) throw new Error(`--${name} takes numbers, and "${text}" is none.`);
  return value;
}
