import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { authenticatorApp, stepNow } from '@countersign/bff/testing/authenticator-app';
import { expect, test, vi } from 'vitest';
import { type Server, startServer } from '../../kit/server.ts';
import { longTimeouts, until } from '../../kit/until.ts';
import { countStatuses, nothingWrong } from './kit/audit.ts';
import { newDevice, Unanswered } from './kit/device.ts';
import { countOf, newLedger } from './kit/ledger.ts';
import type { Member } from './kit/many-members.ts';
import { mountSmallDisk } from './kit/small-disk.ts';
import { printSummary } from './kit/summary.ts';
import { userActionsIn } from './kit/user-actions.ts';

vi.setConfig(longTimeouts);

const mounted = mountSmallDisk(160);
const missing = 'missing' in mounted ? mounted.missing : null;

const people = Array.from({ length: 8 }, (_, index): Member => {
  const email = `member-${index}@example.com`;
  return { id: email, email, authenticator: null };
});
const [visitors, early, late] = [people.slice(0, 4), people.slice(4, 6), people.slice(6)];

test.skipIf(missing !== null)(`the embedded database on a full disk ${missing ?? ''}`, async () => {
  if ('missing' in mounted) return;
  using disk = mounted;
  const start = () =>
    startServer({
      DATA_DIR: join(disk.path, 'data'),
      DEMO_ACCOUNTS: people.map(({ email }) => email).join(','),
      TRUSTED_PROXY_HOPS: '1',
    });
  await using first = await start();
  let server: Server = first;
  const ledger = newLedger();
  const actions = userActionsIn(ledger);
  const device = () => newDevice(ledger, () => server);
  const used = new Map<Member, { step: number; code: string }>();
  let isStopping = false;
  for (const { id } of people) ledger.isActive.set(id, false);

  async function again(act: (round: number) => Promise<void>, isOver: () => boolean) {
    for (let round = 0; !isOver(); round += 1) {
      await act(round).catch((error: unknown) => {
        if (!(error instanceof Unanswered)) throw error;
        return pause(100);
      });
    }
  }
  const visit = (member: Member) => async (round: number) => {
    const visited = device();
    await actions.enterPassword(visited, member);
    await actions.seeSession(visited);
    if (round % 2 === 0) await actions.signOut(visited);
  };
  /** Once: whose confirmation got no answer is not asked again. */
  async function activate(member: Member) {
    const chosen = device();
    await again(
      () => actions.enterPassword(chosen, member),
      () => [...chosen.browser.cookies.keys()].some((name) => name.endsWith('_sid')),
    );
    await again(
      () =>
        actions.activate(chosen, member, (textKey) => {
          const step = stepNow();
          const code = { step, code: authenticatorApp(textKey).codeAt(step) };
          used.set(member, code);
          return code;
        }),
      () => ledger.isActive.get(member.id) !== false,
    );
  }

  const visiting = Promise.all(visitors.map((member) => again(visit(member), () => isStopping)));
  await Promise.all(early.map(activate));
  disk.fill(64 * 1_024);
  const activating = Promise.all(late.map(activate));
  await until('the disk is full', () => countOf(ledger, '503') >= 20);
  disk.makeRoom();
  await activating;
  const ended = ledger.signedOut.size;
  await until('people come and go again', () => ledger.signedOut.size >= ended + 5);

  disk.fill(0);
  const refused = countOf(ledger, '503');
  await until('the disk is full again', () => countOf(ledger, '503') >= refused + 20);
  isStopping = true;
  await visiting;
  await server.killAtOnce();
  expect(server.process.stdout).not.toContain('"unexpected"');
  expect(server.process.stderr).toBe('');
  disk.makeRoom();
  await using second = await start();
  server = second;

  let acceptedTwice = 0;
  for (const [member, code] of used) {
    const thief = device();
    await actions.enterPassword(thief, member);
    if (ledger.isActive.get(member.id) && (await actions.verify(thief, member, code))) acceptedTwice += 1;
  }
  const findings = {
    ...nothingWrong,
    answeredAndLost: await countStatuses(ledger.signedIn, [server], (status) => status !== 200),
    endedAndAlive: await countStatuses(ledger.signedOut, [server], (status) => status !== 401),
    acceptedTwice,
    hung: countOf(ledger, 'hung'),
    surprises: ledger.surprises,
  };
  printSummary('full disk under the embedded database', ledger, findings);
  expect(findings).toEqual(nothingWrong);
  expect(countOf(ledger, 'cut')).toBe(0);
});
