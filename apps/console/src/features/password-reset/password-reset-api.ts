import { type ConfirmPasswordResetRequest, resetCodeAnswer } from '@countersign/contract';
import { noContent, write } from '../../shared/bff/client.ts';
import { useSubmission } from '../../shared/bff/use-submission.ts';

export const useRequestPasswordReset = () =>
  useSubmission({ mutationFn: (email: string) => write('POST', '/api/password-reset', { email }, noContent) });

export const redeemResetCode = (code: string) => write('POST', '/api/password-reset/code', { code }, resetCodeAnswer);

export const useConfirmPasswordReset = () =>
  useSubmission({
    mutationFn: (request: ConfirmPasswordResetRequest) =>
      write('POST', '/api/password-reset/confirm', request, noContent),
  });
