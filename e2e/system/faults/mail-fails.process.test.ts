import { figure } from '@countersign/bff/testing/figure';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import type { Server } from '../../kit/server.ts';
import { longTimeouts } from '../../kit/until.ts';
import { type Answer, acceptedAfter, hangUp, refusal } from '../kit/mail-provider.ts';
import { signInByMail } from './kit/mail-journey.ts';
import { newSystem, type System, underLoad } from './kit/system.ts';

vi.setConfig(longTimeouts);

let system: System;
let replicas: Server[];

beforeAll(async () => {
  system = await newSystem(inject('postgresUrl'));
  replicas = [await system.start(), await system.start()];
});
afterAll(() => system?.[Symbol.asyncDispose]());

const inTurn = (answers: readonly Answer[]): Answer => {
  let mails = 0;
  return (response, take) => {
    mails += 1;
    answers[mails % answers.length]?.(response, take);
  };
};

const shortly = refusal(429, 'rate_limit_exceeded', { 'Retry-After': '1' });

const faults: Record<string, Answer> = {
  slow: acceptedAfter(1_500),
  'out of order': refusal(500, 'internal_server_error'),
  'limiting the rate for long': refusal(429, 'rate_limit_exceeded', { 'Retry-After': '3600' }),
  'slow, failing, limiting and hanging up in turn': inTurn([
    acceptedAfter(500),
    refusal(500, 'internal_server_error'),
    shortly,
    hangUp,
  ]),
};

test.each(Object.entries(faults))('the mail provider is %s', async (fault, answer) => {
  const counts = { sent: 0, unsent: 0 };
  const name = `mail provider ${fault}, under load`;
  const { ledger } = await underLoad(
    name,
    system,
    replicas,
    async (load) => {
      system.mail.answerForAll(answer);
      await load.journeys(16);
      system.mail.answerForAll(null);
    },
    { journey: signInByMail(counts) },
  );
  figure(`${name}: ${counts.sent} codes told to be sent, ${counts.unsent} told to be unsent, who used the app`);
  const kinds = [...ledger.answers.keys()].filter((kind) => /^(5|cut)/.test(kind) && kind !== '503 mail_unavailable');
  expect(kinds).toEqual([]);
});
