import { useLocation } from 'react-router';
import { isProblem } from '../../shared/bff/errors.ts';
import { isWholeToken } from '../../shared/navigation/link-token.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Explained } from '../../shared/ui/explained.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { QuietText } from '../../shared/ui/quiet-text.tsx';
import { useAssistedRecoveryWords } from '../../shared/words/use-words.tsx';
import { DeadEnd, ToSignIn } from './dead-end.tsx';
import { useCancelRecovery } from './recovery-api.ts';

/** The target of the link in the notice of a start. It waits for a click, as every page behind a mailed link does. */
export default function CancelRecoveryPage() {
  const assisted = useAssistedRecoveryWords();
  const cancelling = useCancelRecovery();
  const token = useLocation().hash.slice(1);

  if (cancelling.isSuccess) {
    return (
      <Explained title={assisted.cancel.doneTitle} text={assisted.cancel.done}>
        <Notice tone="info">{assisted.cancel.advice}</Notice>
        <ToSignIn />
      </Explained>
    );
  }
  if (!isWholeToken(token)) return <DeadEnd title={assisted.broken.title}>{assisted.broken.text}</DeadEnd>;
  if (isProblem(cancelling.error, 'link_gone'))
    return <DeadEnd title={assisted.cancel.goneTitle}>{assisted.cancel.gone}</DeadEnd>;
  return (
    <Explained title={assisted.cancel.title} text={assisted.cancel.text}>
      <QuietText size="medium">{assisted.cancel.wasYou}</QuietText>
      <ProblemNotice error={cancelling.error} />
      <Button size="large" isBusy={cancelling.isPending} onClick={() => cancelling.mutate(token)}>
        {assisted.cancel.submit}
      </Button>
    </Explained>
  );
}
