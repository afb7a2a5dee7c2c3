import { type AcceptInvitationRequest, invitation, signedIn } from '@countersign/contract';
import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { announceSignIn } from '../../factors/challenge.ts';
import { noContent, write } from '../../shared/bff/client.ts';
import { useSubmission } from '../../shared/bff/use-submission.ts';

/** These speak of no account that the tab may have shown before. */
const ofNobody = {};

/** Asked by POST, and for reading only: the token stands in no address. */
export const invitationQuery = (token: string) =>
  queryOptions({
    queryKey: ['invitation', token],
    queryFn: () => write('POST', '/api/invitation', { token }, invitation, ofNobody),
    staleTime: Number.POSITIVE_INFINITY,
    // Looked up again by the next visit, so that a link that has been used meanwhile says so.
    gcTime: 0,
  });

export function useAcceptInvitation() {
  const client = useQueryClient();
  return useSubmission({
    mutationFn: (request: AcceptInvitationRequest) =>
      write('POST', '/api/invitation/accept', request, signedIn, ofNobody),
    onSuccess: () => {
      // But what this page shows: without it the page would look up a link that has just been used.
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'invitation' });
      announceSignIn();
    },
  });
}

export const useRequestSignUp = () =>
  useSubmission({ mutationFn: (email: string) => write('POST', '/api/sign-up', { email }, noContent, ofNobody) });
