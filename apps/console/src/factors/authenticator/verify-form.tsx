import { CodeForm } from '../../shared/code/code-form.tsx';
import { sixDigitsShape } from '../../shared/code/code-shape.ts';
import { useSignedInWords } from '../../shared/words/use-words.tsx';
import { orRecoveryCode, useVerifyMutation } from '../challenge.ts';
import type { VerifyFormProps } from '../console-factor.ts';

export default function AuthenticatorForm({
  challenge,
  headingId,
  aside,
  isSecond = false,
  ...listeners
}: VerifyFormProps) {
  const words = useSignedInWords();
  return (
    <CodeForm
      shape={sixDigitsShape(words)}
      hint={words.verify.hint}
      submitLabel={words.verify.submit}
      mutation={useVerifyMutation('authenticator', listeners)}
      sentences={{ ...words.verify.problems, ...orRecoveryCode(challenge, words) }}
      headingId={headingId}
      aside={aside}
      isSecond={isSecond}
    />
  );
}
