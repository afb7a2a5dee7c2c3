import { amrs } from '@countersign/two-factor/vocabulary';
import * as v from 'valibot';

const method = v.picklist(amrs);

/**
 * What a page asks of a session: `methods`, at least one of which was used to sign in, and `max-age`, how old the last proof
 * of a password or factor may be, in seconds.
 */
export const authorizeQuery = v.strictObject({
  methods: v.optional(
    v.pipe(
      v.string(),
      v.transform((list) => list.split(',')),
      v.array(method),
    ),
  ),
  'max-age': v.optional(v.pipe(v.string(), v.regex(/^[0-9]{1,6}$/), v.transform(Number))),
});
export type AuthorizeQuery = v.InferOutput<typeof authorizeQuery>;

/** Response headers that say who is signed in; a proxy replaces what a client has sent under these names. */
export const AUTHORIZED = {
  account: 'countersign-account',
  /** Percent-encoded as UTF-8 where it is not printable ASCII. */
  email: 'countersign-email',
  /** `amr`, comma-separated. */
  methods: 'countersign-methods',
  /** Whole seconds. */
  proofAge: 'countersign-proof-age',
} as const;
