import { setTimeout as pause } from 'node:timers/promises';
import type { Keyring } from '@countersign/crypto';
import type { TestDatabase } from '@countersign/database/testing';
import type { Place } from '../../../kit/exchange.ts';
import { until } from '../../../kit/until.ts';
import type { MailProvider } from '../../kit/mail-provider.ts';
import { newDevice, Unanswered } from './device.ts';
import { anyJourney, type Journey, type Scene } from './journeys.ts';
import { type Ledger, newLedger } from './ledger.ts';
import { addMembers, type Member } from './many-members.ts';
import { memberPool } from './member-pool.ts';
import { userActionsIn } from './user-actions.ts';

const AT_ONCE = 8;
const ACCOUNTS_AT_ONCE = 300;
/** Back-off of users without an answer, who would otherwise retry at once. */
const PAUSE_MS = 250;

export interface Loaded {
  keyring: Keyring;
  mail: MailProvider;
  /** Replicas that receive requests; a test removes those that a load balancer would. */
  places: Place[];
  query: TestDatabase['query'];
}

export interface LoadOptions {
  journey?: Journey;
}

export interface Load {
  readonly ledger: Ledger;
  /** Users whose journey ended without an answer. */
  readonly interrupted: readonly Member[];
  /** Waits until this many more journeys have completed. */
  journeys(more: number): Promise<void>;
  /** Waits until this many more journeys have been interrupted. */
  interruptions(more: number): Promise<void>;
  stop(): Promise<void>;
  readonly scene: Scene;
}

/** Eight concurrent users, each with a new account per journey, until it is stopped. */
export async function startLoad(
  { keyring, mail, places, query }: Loaded,
  { journey = anyJourney }: LoadOptions = {},
): Promise<Load> {
  const ledger = newLedger();
  const nextMember = memberPool(async () => {
    const members = await addMembers(query, keyring, ACCOUNTS_AT_ONCE);
    for (const { authenticator, id } of members) ledger.isActive.set(id, authenticator !== null);
    return members;
  });
  let asked = 0;
  const nextPlace = (): Place => {
    asked += 1;
    const place = places[asked % places.length];
    if (!place) throw new Error('There is no replica to ask.');
    return place;
  };
  const scene: Scene = { actions: userActionsIn(ledger), device: () => newDevice(ledger, nextPlace), ledger, mail };
  const interrupted: Member[] = [];
  let [begun, finished, isStopping] = [0, 0, false];

  async function keepGoing(): Promise<void> {
    while (!isStopping) {
      const member = await nextMember();
      const number = begun;
      begun += 1;
      try {
        await journey(scene, member, number);
        finished += 1;
      } catch (error) {
        if (!(error instanceof Unanswered)) throw error;
        interrupted.push(member);
        await pause(PAUSE_MS);
      }
    }
  }
  const people = Promise.all(Array.from({ length: AT_ONCE }, keepGoing));
  let failure: unknown = null;
  people.catch((error: unknown) => {
    failure = error;
  });
  async function reached(happening: string, goal: number, number: () => number) {
    await until(happening, () => failure !== null || number() >= goal);
    if (failure !== null) throw failure;
  }
  return {
    ledger,
    interrupted,
    scene,
    journeys: (more) => reached('so many journeys have ended', finished + more, () => finished),
    interruptions: (more) => reached('so many were interrupted', interrupted.length + more, () => interrupted.length),
    async stop() {
      isStopping = true;
      await people;
    },
  };
}
