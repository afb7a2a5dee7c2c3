/** Imported before a server, it makes that server's wall clock wrong by so many seconds; how fast time passes is as it was. */
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
