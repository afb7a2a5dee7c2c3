/** Apart from the query, whose schema the first screen does not need. */
export const TWO_FACTOR_STATUS = ['two-factor'] as const;
