import { figure } from '@countersign/bff/testing/figure';
import type { Findings } from './audit.ts';
import { countOf, type Ledger } from './ledger.ts';

/** Prints the outcome of a fault test as one figure. */
export function printSummary(fault: string, ledger: Ledger, findings: Findings): void {
  const outcome = (wanted: string) => ledger.attempts.filter((each) => each.outcome === wanted).length;
  const requests = [...ledger.answers.values()].reduce((sum, number) => sum + number, 0);
  const answers = [
    `${countOf(ledger, '2')} done`,
    `${countOf(ledger, '4')} refused`,
    `${countOf(ledger, '503')} answered 503`,
    `${countOf(ledger, 'cut')} cut`,
    `${findings.hung} hung`,
  ];
  const people = [
    `${ledger.signedIn.size} sessions alive`,
    `${ledger.signedOut.size} ended`,
    `${outcome('accepted')} codes accepted`,
    `${outcome('refused')} replays refused`,
    `${outcome('unknown')} unknown`,
  ];
  const wrongs = [
    `${findings.answeredAndLost} answered and lost`,
    `${findings.endedAndAlive} ended and alive`,
    `${findings.acceptedTwice} codes accepted twice`,
    `${findings.withoutBothFactors} sessions without both factors`,
  ];
  figure(`${fault}: ${requests} requests (${answers.join(', ')}); ${people.join(', ')}; ${wrongs.join(', ')}`);
}
