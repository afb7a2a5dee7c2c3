import assert from 'node:assert/strict';
import type { AuthenticatorApp } from '@countersign/bff/testing/authenticator-app';
import { challengeLimits } from '@countersign/two-factor';
import type { Place } from '../../../kit/exchange.ts';
import { type Browser, openBrowser } from '../../kit/http-browser.ts';
import { activate, freshStepAfter, sessionStatus, signIn } from '../../kit/member.ts';

/** An active member: signed in on one browser, past a wrong code on another, signed out on a third. */
export interface Scenario {
  staying: Browser;
  halfway: Browser;
  gone: Browser;
  authenticator: AuthenticatorApp;
  spentStep: number;
}

export const verify = (browser: Browser, code: string) =>
  browser.post('/api/sign-in/challenge/verify', { factor: 'authenticator', code });

async function expectStatus(status: number, answer: ReturnType<Browser['get']>) {
  assert.equal((await answer).status, status);
}

export async function playScenario(place: Place): Promise<Scenario> {
  const leaving = openBrowser(place);
  await expectStatus(200, signIn(leaving));
  const gone = leaving.copyAt(place);
  await expectStatus(204, leaving.delete('/api/session'));

  const staying = openBrowser(place);
  await expectStatus(200, signIn(staying));
  const { authenticator, confirmation, spentStep } = await activate(staying);
  assert.equal(confirmation.status, 200);

  const halfway = openBrowser(place);
  await expectStatus(200, signIn(halfway));
  await expectStatus(202, halfway.post('/api/sign-in/challenge/email-code', {}));
  await expectStatus(422, verify(halfway, authenticator.wrongCode()));
  return { staying, halfway, gone, authenticator, spentStep };
}

/** Continues after the backup: completes the open sign-in and ends the old session. @returns the new session's browser */
export async function continueScenario(
  { authenticator, halfway, spentStep, staying }: Scenario,
  place: Place,
): Promise<Browser> {
  const begun = halfway.copyAt(place);
  await expectStatus(200, verify(begun, authenticator.codeAt(freshStepAfter(spentStep))));
  await expectStatus(204, staying.copyAt(place).delete('/api/session'));
  return begun;
}

/** What the member finds after a restore; a challenge opened at one replica is answered at another. */
export async function findingsOf(scenario: Scenario, begunSince: Browser, places: readonly Place[]) {
  const [first, last] = [places[0], places.at(-1)];
  assert(first && last);
  const returning = scenario.halfway.copyAt(first);
  const [staying, gone, sinceBackup] = [scenario.staying, scenario.gone, begunSince].map((browser) =>
    Promise.all(places.map((place) => sessionStatus(browser.copyAt(place)))),
  );
  return {
    returning,
    findings: {
      staying: await staying,
      gone: await gone,
      sinceBackup: await sinceBackup,
      spentCode: await verify(returning, scenario.authenticator.codeAt(scenario.spentStep)),
      freshCode: await verify(returning.at(last), scenario.authenticator.codeAt(freshStepAfter(scenario.spentStep))),
    },
  };
}

/** The expected findings: one wrong code was charged before the backup, the spent one after it. */
export const asAtBackup = (places: readonly Place[]) => ({
  staying: places.map(() => 200),
  gone: places.map(() => 401),
  sinceBackup: places.map(() => 401),
  spentCode: { status: 422, body: { code: 'wrong_code', attemptsLeft: challengeLimits.attempts - 2 } },
  freshCode: { status: 200, body: { next: 'signed-in' } },
});
