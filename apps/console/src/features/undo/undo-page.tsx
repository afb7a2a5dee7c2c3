import { type ReversibleChange, type UndoAnswer, undoAnswer } from '@countersign/contract';
import { useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { write } from '../../shared/bff/client.ts';
import { isProblem } from '../../shared/bff/errors.ts';
import { useSubmission } from '../../shared/bff/use-submission.ts';
import { Link } from '../../shared/navigation/link.tsx';
import { isWholeToken } from '../../shared/navigation/link-token.ts';
import { paths } from '../../shared/navigation/paths.ts';
import { Button, buttonLook } from '../../shared/ui/button.tsx';
import { Explained } from '../../shared/ui/explained.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { QuietText } from '../../shared/ui/quiet-text.tsx';
import { useUndoWords } from '../../shared/words/use-words.tsx';

const changeAt: Readonly<Record<string, ReversibleChange>> = {
  [paths.undoActivation]: 'activated',
  [paths.undoDeactivation]: 'deactivated',
  [paths.undoMove]: 'moved',
  [paths.undoAddedAuthenticator]: 'authenticator-added',
  [paths.undoAddedPasskey]: 'passkey-added',
  [paths.undoRemovedPasskey]: 'passkey-removed',
  [paths.undoRecoveryCodes]: 'recovery-codes-renewed',
  [paths.undoPassword]: 'password-changed',
  [paths.undoEmail]: 'email-changed',
  [paths.undoPasswordReset]: 'password-reset',
};

const useUndoing = () =>
  useSubmission({ mutationFn: (token: string) => write('POST', '/api/undo', { token }, undoAnswer) });

/**
 * The target of the link in a notice. It tells what it would do and waits for a click: mail scanners follow links too.
 * What was done is told by the answer, since an address can be altered on its way.
 */
export default function UndoPage() {
  const undo = useUndoWords();
  const { hash, pathname } = useLocation();
  const undoing = useUndoing();
  const [undone, setUndone] = useState<UndoAnswer | null>(null);
  const token = hash.slice(1);
  const change = changeAt[pathname] ?? 'deactivated';

  if (undone !== null) return <Undone {...undone} />;
  if (!isWholeToken(token)) return <DeadEnd title={undo.brokenTitle}>{undo.broken}</DeadEnd>;
  if (isProblem(undoing.error, 'link_gone')) return <DeadEnd title={undo.goneTitle}>{undo.gone}</DeadEnd>;
  if (isProblem(undoing.error, 'newer_change')) return <DeadEnd title={undo.newerTitle}>{undo.newer}</DeadEnd>;
  return (
    <Explained title={undo.titles[change]} text={undo.offers[change]}>
      <QuietText size="medium">{undo.wasYou}</QuietText>
      <ProblemNotice error={undoing.error} />
      <Button size="large" isBusy={undoing.isPending} onClick={() => undoing.mutate(token, { onSuccess: setUndone })}>
        {undo.submit}
      </Button>
    </Explained>
  );
}

function Undone({ undone: change, isEmailBack }: UndoAnswer) {
  const undo = useUndoWords();
  if (!isEmailBack) return <DeadEnd title={undo.doneTitle}>{undo.emailTaken}</DeadEnd>;
  return (
    <Explained title={undo.doneTitle} text={undo.results[change]}>
      <Notice tone="info">{undo.newPassword}</Notice>
      <QuietText size="large">{undo.signInWith[change]}</QuietText>
      <Link {...buttonLook({ size: 'large' })} to={paths.forgotPassword}>
        {undo.setPassword}
      </Link>
    </Explained>
  );
}

const DeadEnd = ({ title, children }: { title: string; children: string }) => (
  <Explained title={title} text={children}>
    <ToSignIn />
  </Explained>
);

function ToSignIn() {
  const undo = useUndoWords();
  const navigate = useNavigate();
  return (
    <Button size="large" variant="secondary" onClick={() => navigate(paths.signIn, { replace: true })}>
      {undo.toSignIn}
    </Button>
  );
}
