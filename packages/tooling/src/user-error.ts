/** A failure that one sentence explains to the person at the terminal; shown without a stack trace. */
export class UserError extends Error {}
