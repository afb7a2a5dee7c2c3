import { bffApp } from '../build/apps.ts';
import { type BffProcess, startBff } from '../start/bff-process.ts';

/** A BFF that is always the newest build: each restart waits for the one before to give up its port and its folder. */
export function restartedBff(environment: NodeJS.ProcessEnv) {
  let current: BffProcess | undefined;
  let turn: Promise<void> = Promise.resolve();

  const end = async () => {
    const ending = current;
    current = undefined;
    ending?.stop();
    await ending?.exited;
  };
  const start = () => {
    const bff = startBff({ program: bffApp.built, environment, log: undefined });
    current = bff;
    bff.exited.then(({ code, signal }) => {
      if (bff === current)
        console.error(`The BFF ended (${signal ?? `exit code ${code}`}); the next change starts it again.`);
    });
  };
  const inTurn = (step: () => Promise<void>) => {
    turn = turn.then(step);
    return turn;
  };
  return {
    restart: () =>
      inTurn(async () => {
        await end();
        start();
      }),
    stop: () => inTurn(end),
  };
}
