import * as v from 'valibot';
import { linkToken } from './sign-in.ts';
import { timestamp } from './timestamp.ts';

export const recoveryLinkRequest = v.strictObject({ token: linkToken });
export type RecoveryLinkRequest = v.InferOutput<typeof recoveryLinkRequest>;

/** When two-factor authentication is deactivated unless somebody cancels before. */
export const startedRecovery = v.object({ deactivatesAt: timestamp });
export type StartedRecovery = v.InferOutput<typeof startedRecovery>;
