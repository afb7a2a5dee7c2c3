/** Preloaded into a server, shifts its wall clock by CLOCK_SKEW_SECONDS; the monotonic clock is untouched. */
const skew = Number(process.env.CLOCK_SKEW_SECONDS) * 1_000;
const RealDate = Date;

globalThis.Date = class extends RealDate {
  constructor(...moment: [] | ConstructorParameters<DateConstructor>) {
    if (moment.length === 0) super(RealDate.now() + skew);
    else super(...moment);
  }

  static override now(): number {
    return RealDate.now() + skew;
  }
} as DateConstructor;
