import type { Mailer, SendOutcome } from '@countersign/two-factor';
import { createResendMailer, type DeliveryReport, type ResendMailerOptions } from '../resend-mailer.ts';
import { sampleMail } from './sample-mail.ts';
import { type Answer, startScriptedProvider } from './scripted-provider.ts';

export const patientLimits = { tries: 3, eachTry: 3_000, whole: 4_500, firstPause: 1 };

/** Sends one mail through a provider that follows the script, and returns all that can be known about it. */
export async function sendThrough(
  script: readonly [Answer, ...Answer[]],
  options: Partial<ResendMailerOptions> = {},
  send: (mailer: Mailer) => Promise<SendOutcome> = (mailer) => mailer.send(sampleMail()),
) {
  await using provider = await startScriptedProvider(script);
  const reports: DeliveryReport[] = [];
  const mailer = createResendMailer({
    apiKey: 're_test_key',
    baseUrl: provider.baseUrl,
    from: 'codes@example.com',
    platformName: 'Mini Program Platform',
    limits: patientLimits,
    onDeliveryEnded: (report) => reports.push(report),
    ...options,
  });
  const outcome = await send(mailer);
  return { outcome: outcome.kind, sent: outcome, reports, report: reports[0], requests: provider.requests };
}
