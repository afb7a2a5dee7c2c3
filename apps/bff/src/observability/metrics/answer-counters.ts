import { type Counter, counter } from './counter.ts';
import type { JudgedRequest, Verdict } from './judged-request.ts';
import type { Description, Labels } from './metric-family.ts';

export interface AnswerCounter extends Counter {
  count(request: JudgedRequest): void;
}

const answerCounter = (
  description: Description,
  known: readonly Labels[],
  labelsOf: (request: JudgedRequest) => readonly Labels[],
): AnswerCounter => {
  const counted = counter(description, known);
  return { ...counted, count: (request) => labelsOf(request).forEach(counted.add) };
};

const everyPair = (some: readonly Labels[], label: string, values: readonly string[]): Labels[] =>
  some.flatMap((labels) => values.map((value) => ({ ...labels, [label]: value })));

const judgements = ['right', 'wrong', 'refused', 'gone', 'unavailable'] as const satisfies Verdict[];

/** Codes of either factor. The right and the wrong ones were judged, and so charged. */
const secondFactorAnswers = () =>
  answerCounter(
    {
      name: 'countersign_second_factor_answers_total',
      help: 'Codes that were given, by factor, purpose and what became of them.',
    },
    everyPair(
      [
        { factor: 'authenticator', purpose: 'sign-in' },
        { factor: 'email', purpose: 'sign-in' },
        { factor: 'authenticator', purpose: 'activation' },
        { factor: 'email', purpose: 'deactivation' },
      ],
      'outcome',
      judgements,
    ),
    ({ asked, factor, verdict }) =>
      asked.kind === 'code' ? [{ factor, purpose: asked.purpose, outcome: verdict }] : [],
  );

const passwordAnswers = () =>
  answerCounter(
    {
      name: 'countersign_password_answers_total',
      help: 'Passwords that were given, by purpose and what became of them.',
    },
    everyPair(
      [{ purpose: 'sign-in' }, { purpose: 'step-up' }],
      'outcome',
      judgements.filter((each) => each !== 'gone'),
    ),
    ({ asked, verdict }) => (asked.kind === 'password' ? [{ purpose: asked.purpose, outcome: verdict }] : []),
  );

const emailCodes = () =>
  answerCounter(
    {
      name: 'countersign_email_codes_total',
      help: 'Codes by email that were asked for, by purpose and what became of them.',
    },
    everyPair([{ purpose: 'sign-in' }, { purpose: 'deactivation' }], 'outcome', [
      'sent',
      'sent-again',
      'unsent',
      'refused',
    ]),
    ({ asked, verdict }) => (asked.kind === 'mailed-code' ? [{ purpose: asked.purpose, outcome: verdict }] : []),
  );

/** `amr` as the session records it, in one word. */
const amrOf = ({ asked, factor }: JudgedRequest) =>
  asked.kind === 'password' ? 'pwd' : factor === 'email' ? 'pwd+email' : 'pwd+otp';

const signIns = () =>
  answerCounter(
    { name: 'countersign_sign_ins_total', help: 'Sessions that were begun, by the methods that proved the person.' },
    [{ amr: 'pwd' }, { amr: 'pwd+otp' }, { amr: 'pwd+email' }],
    (request) => (request.outcome === 'signed-in' ? [{ amr: amrOf(request) }] : []),
  );

const changes = () =>
  answerCounter(
    { name: 'countersign_two_factor_changes_total', help: 'Activations and deactivations.' },
    [{ change: 'activated' }, { change: 'deactivated' }],
    ({ outcome }) => [{ change: outcome }],
  );

/** A right answer gives back what its own attempt took, and a mail that failed its send, unless it may have left. */
const tookOf: Partial<Record<Verdict, readonly string[]>> = {
  right: ['charged', 'given-back'],
  wrong: ['charged'],
  sent: ['charged'],
  'sent-again': ['charged'],
  unsent: ['charged', 'given-back'],
  refused: ['refused'],
};

const attempts = () =>
  answerCounter(
    {
      name: 'countersign_attempts_total',
      help: 'Attempts by the limit they draw on: charged to it, given back by the answer itself, or refused.',
    },
    everyPair(
      [
        { limit: 'guessing-budget' },
        { limit: 'pending-activation' },
        { limit: 'password-throttle' },
        { limit: 'mail-allowance' },
        { limit: 'unlock-links' },
      ],
      'result',
      ['charged', 'given-back', 'refused'],
    ),
    ({ asked, verdict }) => (tookOf[verdict] ?? []).map((result) => ({ limit: asked.limit, result })),
  );

export const answerCounters = () => ({
  secondFactorAnswers: secondFactorAnswers(),
  passwordAnswers: passwordAnswers(),
  emailCodes: emailCodes(),
  signIns: signIns(),
  changes: changes(),
  attempts: attempts(),
});
