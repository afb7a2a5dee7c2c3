import { readFileSync } from 'node:fs';
import { delimiter } from 'node:path';
import { type Environment, start } from '../../../kit/child.ts';
import { inRepository } from '../../../kit/repository.ts';

const guide = readFileSync(inRepository('apps/bff/deploy/README.md'), 'utf8');
const [, section = ''] = /^## Backup and restore\n(.*?)^## /ms.exec(guide) ?? [];
const blocks = [...section.matchAll(/^```\n(.*?)^```$/gms)].map(([, lines = '']) => lines);
const commands = blocks.join('').split('\n');

/** The only command of the operations guide with this beginning, verbatim. */
export function commandOfGuide(beginning: string): string {
  const [command, ...others] = commands.filter((line) => line.startsWith(beginning));
  if (command === undefined || others.length > 0)
    throw new Error(`The guide has no single command that begins with "${beginning}".`);
  return command;
}

/** The statement that the guide prescribes after an incident. */
export function statementOfGuide(): string {
  const [, statement] = /`(update accounts [^`]+)`/.exec(section) ?? [];
  if (statement === undefined) throw new Error('The guide has no statement that ends all sessions.');
  return statement;
}

/** Runs a command of the guide in `folder`, with `programs` first on PATH. @returns its output */
export async function follow(
  command: string,
  environment: Environment,
  folder: string,
  programs: readonly string[] = [],
): Promise<string> {
  const PATH = [...programs, process.env.PATH].join(delimiter);
  await using shell = start('sh', { args: ['-ec', command], environment: { ...environment, PATH }, folder });
  const { code } = await shell.exited;
  if (code !== 0) throw new Error(`${command}: ${shell.stderr}`);
  return shell.stdout;
}
