import type { Invitations } from '@countersign/two-factor';
import { rowOf, rowRetryingDeadlock, rowsOf, type Sql } from '../connection/sql.ts';
import { acceptInvitation } from '../statements/accept-invitation.ts';
import {
  claimInvitations,
  findInvitation,
  inviteEmail,
  listInvitations,
  markInvitationMailed,
  resendInvitation,
  signUpEmail,
  withdrawInvitations,
} from '../statements/invitations.ts';
import { browserValues } from '../statements/parts/browsers.ts';
import { originValues } from '../statements/parts/security-events.ts';
import { newSessionValues } from '../statements/parts/sessions.ts';
import { chargeSignUp } from './link-requests.ts';

export const createInvitations = (database: Sql): Invitations => ({
  async invite(invitation) {
    const row = await rowOf(database, inviteEmail, invitation);
    if (row?.isInvited) return 'invited';
    return row?.isTaken ? 'email-taken' : 'invited-already';
  },

  async resend(invitation) {
    const row = await rowOf(database, resendInvitation, invitation);
    if (row?.isResent) return 'resent';
    return row?.isTaken ? 'email-taken' : 'not-invited';
  },

  async withdraw(email) {
    return (await rowRetryingDeadlock(database, withdrawInvitations, { email }))?.isWithdrawn ?? false;
  },

  list: (page) => rowsOf(database, listInvitations, page),
  claim: (limit) => rowsOf(database, claimInvitations, { limit }),

  async markMailed(sent) {
    await rowOf(database, markInvitationMailed, sent);
  },

  charge: (keys) => chargeSignUp(database, keys),

  async signUp(request) {
    const row = await rowOf(database, signUpEmail, request);
    if (!row) throw new Error('A statement that selects one row has selected none.');
    return row;
  },

  find: (tokenHash) => rowOf(database, findInvitation, { tokenHash }),

  accept: ({ browser, requestedFrom, session, ...account }) =>
    rowRetryingDeadlock(database, acceptInvitation, {
      ...browserValues(browser),
      ...newSessionValues(session),
      ...originValues(requestedFrom),
      ...account,
    }),
});
