import { startedRecovery } from '@countersign/contract';
import { noContent, write } from '../../shared/bff/client.ts';
import { useSubmission } from '../../shared/bff/use-submission.ts';

export const useStartRecovery = () =>
  useSubmission({ mutationFn: (token: string) => write('POST', '/api/recovery/start', { token }, startedRecovery) });

export const useCancelRecovery = () =>
  useSubmission({ mutationFn: (token: string) => write('POST', '/api/recovery/cancel', { token }, noContent) });
