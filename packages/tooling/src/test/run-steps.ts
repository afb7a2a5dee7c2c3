import { inTurns } from './in-turns.ts';
import type { Outcome, Step } from './outcome.ts';

interface Plan {
  /** In the order in which they start. */
  readonly all: readonly Step[];
  readonly build: Step;
  /** The steps that run what was built. */
  readonly onBuild: readonly Step[];
  readonly chosen: readonly Step[];
}

/** Each uses all cores while it computes, and a second one uses them while the first one waits. */
const AT_A_TIME = 2;

const notRun: Outcome = { passed: 0, failed: 1, skipped: 0, note: 'not run, since the build failed', output: '' };

/** Runs the chosen steps, and the build where one of them needs it; without a build, those that need it fail unrun. */
export async function runSteps(
  { all, build, chosen, onBuild }: Plan,
  run: (step: Step) => Promise<Outcome>,
): Promise<Outcome[]> {
  const needsBuild = chosen.some((step) => onBuild.includes(step));
  const steps = all.filter((step) => chosen.includes(step) || (needsBuild && step === build));
  const built = Promise.withResolvers<Outcome>();
  // Whoever waits for the build hears of its breakage; nobody may wait.
  built.promise.catch(() => {});
  return inTurns(steps, AT_A_TIME, async (step) => {
    if (step === build) {
      const building = run(build);
      built.resolve(building);
      return building;
    }
    if (!onBuild.includes(step)) return run(step);
    const { failed } = await built.promise;
    return run(failed === 0 ? step : { ...step, run: async () => notRun });
  });
}
