import * as v from 'valibot';

/**
 * An event of the mail provider, of whatever type; it may say more. Read only after its signature was verified, over the
 * bytes of the body.
 */
export const providerEvent = v.looseObject({
  type: v.string(),
  data: v.optional(v.looseObject({ email_id: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(64))) })),
});
