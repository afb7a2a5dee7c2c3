/** How long a person waits at most for the answer "sent" or "try again"; all but `tries` in milliseconds. */
export interface DeliveryLimits {
  tries: number;
  eachTry: number;
  /** From the call to the answer: composing, tries and pauses together. */
  whole: number;
  /** Doubles with each further pause; a random part of it, up to half, is left out. */
  firstPause: number;
}

export const deliveryLimits: DeliveryLimits = { tries: 3, eachTry: 4_000, whole: 10_000, firstPause: 250 };
