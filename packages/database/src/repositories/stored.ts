import { emailCodeLimits, type Seconds, type SentEmailCode, type StoredCodeMac } from '@countersign/two-factor';

export interface EmailCodeColumns {
  mac: Uint8Array | null;
  macKeyId: string | null;
}

export const emailCodeOf = ({ mac, macKeyId }: EmailCodeColumns): StoredCodeMac | null =>
  mac && macKeyId !== null ? { mac, keyId: macKeyId } : null;

/** A code ends with its own time or with its challenge, whichever is first. */
export function sentEmailCode(sentAt: Date, challengeExpiresAt: Date): SentEmailCode {
  const ownEnd = after(sentAt, emailCodeLimits.timeToLive);
  return {
    sentAt,
    expiresAt: ownEnd < challengeExpiresAt ? ownEnd : challengeExpiresAt,
    resendAt: after(sentAt, emailCodeLimits.resendAfter),
  };
}

const after = (moment: Date, span: Seconds) => new Date(moment.getTime() + span * 1_000);
