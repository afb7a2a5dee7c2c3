import { runClosedLoop } from '../load/closed-loop.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import type { World } from '../world/world.ts';
import { measure } from './measure.ts';

interface ServerLoad {
  scenario: Scenario;
  world: World;
  postmaster: number | null;
  replicas: number;
  concurrency: number;
  seconds: number;
}

/** No server of ours answers more in a second, but for the floor, which needs nothing made. */
const MOST_FLOWS_A_SECOND = 1_500;

/** The product's replicas under the load of one scenario. */
export async function measureServer({ concurrency, postmaster, scenario, seconds, world, ...rest }: ServerLoad) {
  const replicas = world.replicas.slice(0, rest.replicas);
  const next = await scenario.prepare(world, Math.ceil(seconds * MOST_FLOWS_A_SECOND));
  const contestants = { servers: replicas.map(({ pid }) => pid), postgres: postmaster };
  const ports = replicas.map(({ port }) => port);
  return measure(contestants, () => runClosedLoop({ concurrency, next, ports, seconds }));
}
