import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  type Bucket,
  challengeLimits,
  codeTestLimits,
  days,
  emailChangeLimits,
  emailCodeLimits,
  emailHeldFor,
  guessingBudget,
  hours,
  invitationLimits,
  minutes,
  noticeLimits,
  passkeyLimits,
  passwordThrottle,
  recoveryLimits,
  resetCodeLimits,
  resetLimits,
  sessionLimits,
  signUpLimits,
  undoLimits,
  webhookLimits,
} from './limits.ts';
import { timeBasedCodeParameters } from './time-based-code.ts';

const page = readFileSync(new URL('../../../../SECURITY.md', import.meta.url), 'utf8').replace(/\s+/g, ' ');

const WORDS = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ');
const inWords = (number: number) => (number === 100 ? 'a hundred' : (WORDS[number] ?? String(number)));

function spanInWords(seconds: number): string {
  for (const [unit, length] of [
    ['day', days(1)],
    ['hour', hours(1)],
    ['minute', minutes(1)],
  ] as const) {
    if (seconds === length) return unit === 'hour' ? 'an hour' : `a ${unit}`;
    if (seconds % length === 0) return `${inWords(seconds / length)} ${unit}s`;
  }
  return `${seconds} seconds`;
}

/** What a full bucket gives in a time in which it is emptied again and again. */
const within = (time: number, { capacity, refillsIn }: Bucket) => capacity + (capacity * time) / refillsIn;

const perDay = ({ capacity, refillsIn }: Bucket) => (capacity * days(1)) / refillsIn;

const guessesInAYear = Object.values(guessingBudget).reduce((sum, { long }) => sum + within(days(365), long), 0);
const { account, consecutiveFailures, network, own } = passwordThrottle;
const codeTests = codeTestLimits.perAccount;
const resetCodes = resetCodeLimits.perAccount;
const { perAccountByDay: resetMails } = resetLimits;
const capitalized = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
const { digits, period } = timeBasedCodeParameters;
/** One step early and one late are accepted besides. */
const acceptedSteps = 3;

/** Every sentence of the page that promises a number, as the limits have it. */
const promises = [
  `gets at most ${guessesInAYear} guesses at its ${inWords(digits)}-digit codes in any year`,
  `The ${guessesInAYear} guesses a year have one exception`,
  `Strangers have ${inWords(account.capacity)} tries per account in ${spanInWords(account.refillsIn)} and ${inWords(network.capacity)} per network in ${spanInWords(network.refillsIn)}`,
  `after ${inWords(consecutiveFailures.capacity)} wrong ones in a row an account is closed to them until ${spanInWords(consecutiveFailures.forgottenAfter)} has passed without a try`,
  `it has ${inWords(own.capacity)} tries of its own and one more each ${spanInWords(own.refillsIn / own.capacity).replace('a ', '')}`,
  `The links of an invitation live ${spanInWords(invitationLimits.timeToLive)}, those of a sign-up ${spanInWords(signUpLimits.timeToLive)}`,
  `lives ${spanInWords(emailCodeLimits.timeToLive)} at most`,
  `gives a challenge of ${spanInWords(challengeLimits.timeToLive)} and ${inWords(challengeLimits.attempts)} tries`,
  `need the password of the last ${spanInWords(sessionLimits.proofStaysFresh)}`,
  `need a proof of the last ${spanInWords(sessionLimits.proofStaysFresh)}`,
  `needs a proof of the last ${spanInWords(sessionLimits.proofStaysFresh)}`,
  `with ${inWords(emailChangeLimits.attempts)} tries in ${spanInWords(emailChangeLimits.timeToLive)}, which cost no guess`,
  `can ask for ${inWords(perDay(emailChangeLimits.perAccount))} such codes a day and an address is sent ${inWords(perDay(emailChangeLimits.perAddress))}`,
  `counts for ${spanInWords(passkeyLimits.timeToLive)}, once`,
  `with a proof of the last ${spanInWords(sessionLimits.proofStaysFresh)}; a credential belongs to one account, which has at most ${passkeyLimits.perAccount}.`,
  `takes the account back for ${spanInWords(undoLimits.timeToLive)}`,
  `can take it back for ${spanInWords(undoLimits.timeToLive)}`,
  `A session ends after ${spanInWords(sessionLimits.idle)} without use and after ${spanInWords(sessionLimits.absolute)}`,
  `accepted one step (${period} seconds) early or late, so it lives up to ${acceptedSteps * period} seconds`,
  `has the guesses made at it, ${inWords(challengeLimits.attempts - 1)} at most`,
  `authenticator tested, right ones of the next minutes included: ${inWords(codeTests.capacity)} wrong ones, and ${inWords(within(codeTests.refillsIn, codeTests) - codeTests.capacity)} more each ${spanInWords(codeTests.refillsIn).replace('a ', '')}, besides the ${guessesInAYear} guesses`,
  `signed over their bytes, ${spanInWords(webhookLimits.tolerance)} old at most by the database's clock`,
  `has not taken for ${spanInWords(noticeLimits.givenUpAfter)} is given up`,
  `For ${spanInWords(undoLimits.timeToLive)} the link in the notice of an activation, deactivation, move, addition or renewal`,
  `A mailed link of ${spanInWords(resetLimits.timeToLive)}, or the ${inWords(resetCodeLimits.digits)} digits beside it`,
  `${capitalized(inWords(resetCodes.capacity))} such codes may be tried for an email, and ${inWords(within(resetCodes.refillsIn, resetCodes) - resetCodes.capacity)} more each ${spanInWords(resetCodes.refillsIn).replace('a ', '')}`,
  `For ${spanInWords(emailHeldFor)} afterwards codes by email count for nothing`,
  `so does, ${spanInWords(emailHeldFor)} after a reset, whoever holds the mailbox alone`,
  `may wait ${spanInWords(resetMails.refillsIn / resetMails.capacity)} for the next`,
  `For ${spanInWords(undoLimits.timeToLive)} a deactivated authenticator is still in the database`,
  `a mailed link that counts for ${spanInWords(recoveryLimits.timeToStart)}`,
  `can cancel it for ${recoveryLimits.wait / hours(1)} hours`,
  `has the account ${recoveryLimits.wait / hours(1)} hours later`,
];

/** Numbers that are no limits: names, references, and what other files promise. */
const noLimits = [
  'within three working days',
  'has all 90 requirements',
  'less than one chance in a thousand',
  'less than one chance in ten thousand a year',
  'answers 503',
  'JSON of 16 KiB at most',
  'guesses greedily for a year',
  /two-factor|(?:signed in|sign-in) with two steps/gi,
  /\[decision \d+\]\([^)]*\)/g,
  /AES-256-GCM|SHA-256|HMAC-SHA-1|argon2id|AAL2/g,
];

const A_NUMBER =
  /\b(?:[\w-]*\d[\w,.]*|(?:an?|one|each|any) (?:second|minute|hour|day|week|month|year)|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:a )?(?:dozen|hundred|thousand))\b/g;

/** What the page says that the limits do not: promises that are not in it, and numbers in it that are no promise. */
function contradictionsIn(text: string): string[] {
  const missing = promises.filter((promise) => !text.includes(promise));
  const rest = [...promises, ...noLimits].reduce<string>((left, known) => left.replaceAll(known, ' … '), text);
  return [...missing, ...(rest.match(A_NUMBER) ?? [])];
}

test('every number of SECURITY.md follows from the limits', () => {
  expect(contradictionsIn(page)).toEqual([]);
});

test('so many guesses are less than one chance in a thousand, whichever of the codes that count is hit', () => {
  expect((guessesInAYear * acceptedSteps) / 10 ** digits).toBeLessThan(1 / 1_000);
});

test.each([
  ['300 guesses at its', '200 guesses at its'],
  ['ten minutes and five tries', 'ten minutes and six tries'],
  ['after an hour without use', 'after two hours without use'],
  ['until a day has passed', 'until an hour has passed'],
  ['# Security', '# Security. Of 12 mails a day'],
])('a number that is planted is found: %s as %s', (said, planted) => {
  expect(page).toContain(said);
  expect(contradictionsIn(page.replace(said, planted))).not.toEqual([]);
});
