import {
  type Amr,
  amrsOf,
  type FactorName,
  factorNames,
  mailedPurposes,
  replacingFactors,
} from '@countersign/two-factor';
import { type AttemptResult, type AuthAttempt, type RequestOutcome, resultOf } from '../auth-attempt.ts';
import { createCounter, createTimestampGauge } from './instruments.ts';
import type { Labels } from './metric-family.ts';

const everyPair = (some: readonly Labels[], label: string, values: readonly string[]): Labels[] =>
  some.flatMap((labels) => values.map((value) => ({ ...labels, [label]: value })));

const judgements = ['right', 'wrong', 'refused', 'gone', 'unavailable'] as const satisfies AttemptResult[];

/** Factors that confirm changes; at sign-in every factor counts. */
const changes: readonly { factor: FactorName; purpose: string }[] = [
  { factor: 'authenticator', purpose: 'activation' },
  { factor: 'email', purpose: 'deactivation' },
  { factor: 'authenticator', purpose: 'move' },
  { factor: 'authenticator', purpose: 'addition' },
  { factor: 'authenticator', purpose: 'test' },
  ...replacingFactors.map((factor) => ({ factor, purpose: 'step-up' })),
];

/** A right answer refunds what its own attempt took, and a failed mail its send, unless it may have left. */
const limitResults: Partial<Record<AttemptResult, readonly string[]>> = {
  right: ['charged', 'given-back'],
  wrong: ['charged'],
  sent: ['charged'],
  'sent-again': ['charged'],
  unsent: ['charged', 'given-back'],
  refused: ['refused'],
};

const limits: readonly AuthAttempt['limit'][] = [
  'guessing-budget',
  'challenge',
  'pending-activation',
  'code-tests',
  'password-throttle',
  'mail-allowance',
  'unlock-links',
  'new-addresses',
  'pending-email-change',
  'sign-up-links',
  'password-resets',
  'reset-codes',
];

/** Of a sign-in that needs a password alone, which says nothing more. */
const ONE_STEP: readonly Amr[] = ['pwd'];

/** Passkeys say whether the user was verified too. */
const everySignIn: readonly (readonly Amr[])[] = [
  ONE_STEP,
  ...amrsOf(factorNames).map((method): Amr[] => ['pwd', method]),
  ...amrsOf(['passkey']).map((method): Amr[] => ['pwd', 'user', method]),
];

/** What was attempted and how it ended, by factor, purpose and limit. */
export function createAuthMetrics() {
  /** Right and wrong answers were judged, and therefore charged. */
  const secondFactorAnswers = createCounter(
    {
      name: 'countersign_second_factor_answers_total',
      help: 'Codes that were given, by factor, purpose and what became of them.',
    },
    everyPair([...factorNames.map((factor) => ({ factor, purpose: 'sign-in' })), ...changes], 'outcome', judgements),
  );
  const lastRight = createTimestampGauge('factor', {
    name: 'countersign_second_factor_last_right_timestamp_seconds',
    help: 'When a code of the factor was last right.',
  });
  const passwordAnswers = createCounter(
    {
      name: 'countersign_password_answers_total',
      help: 'Passwords that were given, by purpose and what became of them.',
    },
    everyPair(
      [{ purpose: 'sign-in' }, { purpose: 'step-up' }, { purpose: 'change' }],
      'outcome',
      judgements.filter((each) => each !== 'gone'),
    ),
  );
  const attempts = createCounter(
    {
      name: 'countersign_attempts_total',
      help: 'Attempts by the limit they draw on: charged to it, given back by the answer itself, or refused.',
    },
    everyPair(
      limits.map((limit) => ({ limit })),
      'result',
      ['charged', 'given-back', 'refused'],
    ),
  );
  const signIns = createCounter(
    { name: 'countersign_sign_ins_total', help: 'Sessions that were begun, by the methods that proved the person.' },
    everySignIn.map((amr) => ({ amr: amr.join('+') })),
  );
  const changesMade = createCounter(
    { name: 'countersign_two_factor_changes_total', help: 'Changes of factors.' },
    [
      'activated',
      'deactivated',
      'moved',
      'authenticator-added',
      'passkey-added',
      'passkey-removed',
      'recovery-codes-renewed',
    ].map((change) => ({ change })),
  );
  const emailCodes = createCounter(
    {
      name: 'countersign_email_codes_total',
      help: 'Codes by email that were asked for, by purpose and what became of them.',
    },
    everyPair(
      mailedPurposes.map((purpose) => ({ purpose })),
      'outcome',
      ['sent', 'sent-again', 'unsent', 'refused'],
    ),
  );

  function count(attempt: AuthAttempt, result: AttemptResult): void {
    // A right one of these is spent like a wrong one.
    const counted = attempt.kind === 'reset-code' && result === 'right' ? ['charged'] : (limitResults[result] ?? []);
    for (const each of counted) attempts.add({ limit: attempt.limit, result: each });
    if (attempt.kind === 'password') passwordAnswers.add({ purpose: attempt.purpose, outcome: result });
    if (attempt.kind === 'email-code') emailCodes.add({ purpose: attempt.purpose, outcome: result });
    if (attempt.kind !== 'proof') return;
    secondFactorAnswers.add({ factor: attempt.factor, purpose: attempt.purpose, outcome: result });
    if (result === 'right') lastRight.touch(attempt.factor);
  }

  return {
    families: [secondFactorAnswers, lastRight, passwordAnswers, attempts, signIns, changesMade, emailCodes],
    lastRight,
    secondFactorAnswers,
    countRequest(request: RequestOutcome) {
      const { attempt, outcome } = request;
      // Not every change judges something.
      changesMade.add({ change: String(outcome) });
      const result = resultOf(request);
      if (!attempt || !result) return;
      count(attempt, result);
      if (outcome === 'signed-in') signIns.add({ amr: (request.amr ?? ONE_STEP).join('+') });
    },
  };
}
