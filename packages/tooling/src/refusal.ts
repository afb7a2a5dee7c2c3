/** Why we cannot go on, in one sentence meant for the person at the terminal: shown without a stack trace. */
export class Refusal extends Error {}

/** Runs a script and ends the process with the code it returns. */
export async function runScript(script: () => Promise<number>): Promise<never> {
  try {
    process.exit(await script());
  } catch (error) {
    console.error(error instanceof Refusal ? error.message : error);
    process.exit(1);
  }
}
