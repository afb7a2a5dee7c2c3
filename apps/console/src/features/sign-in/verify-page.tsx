import { useId } from 'react';
import { useNavigate } from 'react-router';
import { CodeForm } from '../../shared/code/code-form.tsx';
import { paths } from '../../shared/navigation/paths.ts';
import { withReturnPath } from '../../shared/navigation/return-path.ts';
import { TextLink } from '../../shared/ui/text-link.tsx';
import { useWords } from '../../shared/words/use-words.tsx';
import { CancelSignIn } from './cancel-sign-in.tsx';
import classes from './challenge-screen.module.css';
import { ChallengeScreen } from './challenge-screen.tsx';
import { useVerify } from './sign-in-api.ts';
import { useReturnPath } from './use-return-path.ts';

export default function VerifyPage() {
  const words = useWords();
  const navigate = useNavigate();
  const returnPath = useReturnPath();
  const headingId = useId();
  const verify = useVerify('authenticator');

  return (
    <ChallengeScreen
      title={words.verify.title}
      headingId={headingId}
      help="verify"
      refusals={[verify.error]}
      hasCodeField={() => true}
    >
      {({ factors }) => (
        <>
          <CodeForm
            hint={words.verify.hint}
            submitLabel={words.verify.submit}
            verify={async (code) => {
              await verify.mutateAsync(code);
              void navigate(returnPath, { replace: true });
            }}
            error={verify.error}
            sentences={words.verify.problems}
            headingId={headingId}
            aside={<CancelSignIn />}
          />
          {factors.includes('email') && (
            <p className={classes.ways}>
              <span>{words.verify.cannotUseApp}</span>
              <TextLink to={withReturnPath(paths.verifyByEmail, returnPath)}>{words.verify.byEmail}</TextLink>
            </p>
          )}
        </>
      )}
    </ChallengeScreen>
  );
}
