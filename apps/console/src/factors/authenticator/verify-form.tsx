import { CodeForm } from '../../shared/code/code-form.tsx';
import { sixDigits } from '../../shared/code/code-shape.ts';
import { useWords } from '../../shared/words/use-words.tsx';
import { useVerifyMutation } from '../challenge.ts';
import type { VerifyFormProps } from '../console-factor.ts';

export default function AuthenticatorForm({ headingId, aside, ...listeners }: VerifyFormProps) {
  const words = useWords();
  return (
    <CodeForm
      shape={sixDigits}
      hint={words.verify.hint}
      submitLabel={words.verify.submit}
      mutation={useVerifyMutation('authenticator', listeners)}
      sentences={words.verify.problems}
      headingId={headingId}
      aside={aside}
    />
  );
}
