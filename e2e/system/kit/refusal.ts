import { freePort } from '@countersign/database/testing';
import { builtServer, requireBuild } from '../../kit/built.ts';
import { type Environment, startNode } from '../../kit/child.ts';

/**
 * What somebody reads whose server will not start, a sentence a line.
 * @throws when it starts, ends otherwise than a refusal does, or says anything that is no sentence.
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
