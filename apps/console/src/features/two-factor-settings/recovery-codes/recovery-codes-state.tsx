import { newRecoveryCodes, type TwoFactorStatus } from '@countersign/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { write } from '../../../shared/bff/client.ts';
import { isProblem } from '../../../shared/bff/errors.ts';
import { twoFactorStatusQuery } from '../../../shared/bff/two-factor-status-query.ts';
import { useSubmission } from '../../../shared/bff/use-submission.ts';
import { paths } from '../../../shared/navigation/paths.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { Notice } from '../../../shared/ui/notice.tsx';
import { ProblemNotice } from '../../../shared/ui/problem-notice.tsx';
import { QuietText } from '../../../shared/ui/quiet-text.tsx';
import { useRecoveryWords, useWords } from '../../../shared/words/use-words.tsx';
import { useStatusUpdate } from '../use-status-update.ts';
import { codesOnTheWay } from './codes-on-the-way.ts';
import classes from './recovery-codes-state.module.css';

type State = Extract<TwoFactorStatus, { status: 'active' }>['recoveryCodes'];

/** What links to it lead to. */
export const recoveryCodesId = 'recovery-codes';

/** From so many on, people should make new ones. */
const FEW = 3;

/** How many recovery codes are left, and whether something is to be done about them. */
export function RecoveryCodesState({ state }: { state: State }) {
  const words = useWords();
  const recovery = useRecoveryWords();
  const navigate = useNavigate();
  const client = useQueryClient();
  const update = useStatusUpdate();
  const renewal = useSubmission({
    mutationFn: () => write('POST', '/api/two-factor/recovery-codes', {}, newRecoveryCodes),
    onSuccess: ({ twoFactor, recoveryCodes }) => {
      update(twoFactor);
      codesOnTheWay.set(recoveryCodes);
      void navigate(paths.recoveryCodes);
    },
    onError: (error) =>
      isProblem(error, 'not_active')
        ? client.invalidateQueries({ queryKey: twoFactorStatusQuery.queryKey })
        : undefined,
  });

  return (
    <div className={classes.state} id={recoveryCodesId}>
      {state !== null && state.left > 0 && (
        <QuietText size="small">
          {recovery.recoveryCodes.left(state.left, words.moments.day(state.createdAt))}
        </QuietText>
      )}
      <Advice state={state} />
      {state?.isSaved && state.left > 0 && <QuietText size="small">{recovery.recoveryCodes.replace}</QuietText>}
      <ProblemNotice error={renewal.error} />
      <Button variant="secondary" isBusy={renewal.isPending} onClick={() => renewal.mutate()}>
        {recovery.recoveryCodes.make}
      </Button>
    </div>
  );
}

function Advice({ state }: { state: State }) {
  const recovery = useRecoveryWords();
  if (state === null) return <Notice tone="info">{recovery.recoveryCodes.neverMade}</Notice>;
  if (state.left === 0) return <Notice tone="error">{recovery.recoveryCodes.none}</Notice>;
  if (state.left <= FEW) return <Notice tone="error">{recovery.recoveryCodes.few(state.left)}</Notice>;
  return state.isSaved ? null : <Notice tone="info">{recovery.recoveryCodes.notSaved}</Notice>;
}
