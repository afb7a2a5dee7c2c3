interface Submitted {
  /** 0 before the first time. */
  submittedAt: number;
}

/** Whichever of two was submitted last; null before either was. A card shows what came of that one only. */
export const latestOf = <One extends Submitted, Other extends Submitted>(
  one: One,
  other: Other,
): One | Other | null => {
  const latest = other.submittedAt > one.submittedAt ? other : one;
  return latest.submittedAt === 0 ? null : latest;
};
