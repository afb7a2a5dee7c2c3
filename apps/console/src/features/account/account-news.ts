import * as v from 'valibot';

const newsState = v.object({ changed: v.picklist(['email', 'password']) });
export type AccountNews = v.InferOutput<typeof newsState>;

/** The history state with which the page about the account is shown after a change. */
export const stateAfter = (changed: AccountNews['changed']): AccountNews => ({ changed });

/** The change to report, if the page was reached by one. */
export function newsIn(state: unknown): AccountNews['changed'] | null {
  const parsed = v.safeParse(newsState, state);
  return parsed.success ? parsed.output.changed : null;
}
