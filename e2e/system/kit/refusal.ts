import { freePort } from '@countersign/database/testing';
import { builtServer, requireBuild } from '../../kit/built.ts';
import { type Environment, startNode } from '../../kit/child.ts';

/**
 * The sentences that a server prints when it refuses to start.
 * @throws if it starts, exits with any code but 1, or prints anything but sentences
 */
export async function refusalOf(environment: Environment, entry = builtServer): Promise<string[]> {
  requireBuild();
  const PORT = environment.PORT ?? String(await freePort());
  await using refused = startNode(entry, { environment: { ...environment, PORT } });
  const { code, signal } = await refused.exited;
  const sentences = refused.stderr.split('\n').slice(0, -1);
  const isRefusal = code === 1 && sentences.length > 0 && sentences.every((line) => /^\S.*\.$/.test(line));
  if (isRefusal && refused.stdout === '') return sentences;
  throw new Error(`No refusal (${signal ?? code}):\n${refused.stdout}${refused.stderr}`);
}
