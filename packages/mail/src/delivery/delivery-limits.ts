/** Limits on how long a person waits for "sent" or "try again"; milliseconds, except `tries`. */
export interface DeliveryLimits {
  tries: number;
  eachTry: number;
  /** In total: composing, tries and pauses. */
  whole: number;
  /** Base of the exponential backoff; jitter takes off up to half. */
  firstPause: number;
}

export const deliveryLimits: DeliveryLimits = { tries: 3, eachTry: 4_000, whole: 10_000, firstPause: 250 };
