import { CodeForm } from '../../shared/code/code-form.tsx';
import { recoveryCodeShape } from '../../shared/code/recovery-code.ts';
import { useRecoveryWords, useSignedInWords } from '../../shared/words/use-words.tsx';
import { useVerifyMutation } from '../challenge.ts';
import type { VerifyFormProps } from '../console-factor.ts';

export default function RecoveryCodeForm({ headingId, aside, ...listeners }: VerifyFormProps) {
  const words = useSignedInWords();
  const recovery = useRecoveryWords();
  return (
    <CodeForm
      shape={recoveryCodeShape(recovery)}
      hint={recovery.recoveryCode.hint}
      submitLabel={words.verify.submit}
      mutation={useVerifyMutation('recovery-code', listeners)}
      sentences={recovery.recoveryCode.problems}
      headingId={headingId}
      aside={aside}
    />
  );
}
