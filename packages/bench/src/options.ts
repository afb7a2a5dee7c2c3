import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { scenarios } from './scenarios/scenarios.ts';

export interface Options {
  sizes: number[];
  concurrency: number[];
  seconds: number;
  repetitions: number;
  scenarios: string[];
  replicas: number[];
  soakMinutes: number;
  coldStarts: number;
  /** Pairs of emails with and without an account whose timing is compared; 0 for none. */
  timingPairs: number;
  /** Another built clone to measure beside this one, or null. */
  besideFolder: string | null;
  /** Of the result files, without an extension; null writes none. */
  name: string | null;
}

const defaults = { sizes: '1000,200000', concurrency: '1,16,64', seconds: '8', repetitions: '3', cold: '5' };
const quick = { sizes: '300', concurrency: '4', seconds: '1', repetitions: '1', cold: '1' };

export const help = `pnpm bench [options]
  --sizes 1000,200000      accounts, each number in a database of its own
  --concurrency 1,16,64    virtual users, each with one connection and one flow at a time
  --seconds 8              of each cell
  --repetitions 3          of each cell; medians of the quiet ones are shown
  --scenarios LIST         of ${Object.keys(scenarios).join(',')}; or none
  --replicas 1             1,2 compares two with one
  --beside FOLDER          another clone that is built, measured in turns with this one
  --cold 5                 starts of each server, timed until the first 200; 0 for none
  --soak MINUTES           a mixed load, and whether memory stays flat under it
  --timing PAIRS           whether timing tells an email with an account from one without
  --quick                  a smoke test whose numbers mean nothing
  --name NAME              of the files in packages/bench/results; latest by default`;

/** @throws an Error with a sentence for people when an option is invalid */
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
      beside: text,
      name: text,
      quick: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) return 'help';
  const given = { ...(values.quick ? quick : defaults), replicas: '1', soak: '0', timing: '0', ...values };
  const names = given.scenarios === 'none' ? [] : splitList(given.scenarios ?? Object.keys(scenarios).join(','));
  const unknown = names.find((name) => !Object.hasOwn(scenarios, name));
  if (unknown !== undefined) throw new Error(`There is no scenario ${unknown}; there are ${Object.keys(scenarios)}.`);
  return {
    sizes: parseNumbers('sizes', given.sizes),
    concurrency: parseNumbers('concurrency', given.concurrency),
    seconds: parseNumber('seconds', given.seconds),
    repetitions: parseNumber('repetitions', given.repetitions),
    scenarios: names,
    replicas: parseNumbers('replicas', given.replicas),
    coldStarts: parseNumber('cold', given.cold),
    soakMinutes: parseNumber('soak', given.soak),
    timingPairs: parseNumber('timing', given.timing),
    besideFolder: given.beside === undefined ? null : resolve(given.beside),
    name: given.name ?? (values.quick ? null : 'latest'),
  };
}

const splitList = (text: string) => text.split(',').map((part) => part.trim());

const parseNumbers = (name: string, text: string) => splitList(text).map((part) => parseNumber(name, part));

function parseNumber(name: string, text: string): number {
  const value = Number(text);
  if (text === '' || !(value >= 0)) throw new Error(`--${name} takes numbers, and "${text}" is none.`);
  return value;
}
