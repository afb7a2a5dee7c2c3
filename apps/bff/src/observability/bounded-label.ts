/** What a label may say; all else is `other`. */
export const boundedLabel = <const Value extends string>(values: readonly Value[]) => {
  const known = new Set<string>(values);
  return (said: unknown): Value | 'other' => (typeof said === 'string' && known.has(said) ? (said as Value) : 'other');
};
