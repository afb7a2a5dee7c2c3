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
import { useStartRecovery } from './recovery-api.ts';
import classes from './steps.module.css';

/**
 * The target of the link in an administrator's offer of help. It tells what will happen and waits for a click: mail scanners
 * follow links too.
 */
export default function StartRecoveryPage() {
  const assisted = useAssistedRecoveryWords();
  const starting = useStartRecovery();
  const token = useLocation().hash.slice(1);

  if (starting.data) return <Started deactivatesAt={starting.data.deactivatesAt} />;
  if (!isWholeToken(token)) return <DeadEnd title={assisted.broken.title}>{assisted.broken.text}</DeadEnd>;
  if (isProblem(starting.error, 'link_gone'))
    return <DeadEnd title={assisted.start.goneTitle}>{assisted.start.gone}</DeadEnd>;
  return (
    <Explained title={assisted.start.title} text={assisted.start.text}>
      <ol className={classes.steps}>
        <li>{assisted.start.steps.notice}</li>
        <li>{assisted.start.steps.wait}</li>
        <li>{assisted.start.steps.after}</li>
      </ol>
      <QuietText size="medium">{assisted.start.notYou}</QuietText>
      <ProblemNotice error={starting.error} />
      <Button size="large" isBusy={starting.isPending} onClick={() => starting.mutate(token)}>
        {assisted.start.submit}
      </Button>
    </Explained>
  );
}

function Started({ deactivatesAt }: { deactivatesAt: string }) {
  const assisted = useAssistedRecoveryWords();
  return (
    <Explained title={assisted.start.doneTitle} text={assisted.start.done(assisted.moments.exact(deactivatesAt))}>
      <Notice tone="info">{assisted.start.cancelling}</Notice>
      <QuietText size="medium">{assisted.start.afterwards}</QuietText>
      <ToSignIn />
    </Explained>
  );
}
