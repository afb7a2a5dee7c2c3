import type { CodeTests } from '../../ports/code-tests.ts';
import type { ActingSession } from '../../ports/sessions.ts';

/** Puts off a check-up that is due; one that is not stays as it is. */
export const makePostponeCheckUp =
  ({ codeTests }: { codeTests: Pick<CodeTests, 'postponeCheckUp'> }) =>
  async (session: ActingSession): Promise<{ kind: 'postponed' } | { kind: 'not-active' }> => ({
    kind: (await codeTests.postponeCheckUp(session)) ? 'postponed' : 'not-active',
  });
