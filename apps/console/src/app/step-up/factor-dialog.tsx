import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useId, useState } from 'react';
import { factorRegistry } from '../../factors/index.ts';
import { noContent, write } from '../../shared/bff/client.ts';
import { isProblem } from '../../shared/bff/errors.ts';
import { sessionQuery } from '../../shared/bff/session-query.ts';
import { twoFactorStatusQuery } from '../../shared/bff/two-factor-status-query.ts';
import { CodeForm } from '../../shared/code/code-form.tsx';
import { sixDigitsShape } from '../../shared/code/code-shape.ts';
import { recoveryCodeShape } from '../../shared/code/recovery-code.ts';
import { Lazy } from '../../shared/loading/lazy-component.tsx';
import { Button } from '../../shared/ui/button.tsx';
import { Dialog } from '../../shared/ui/dialog.tsx';
import { QuietText } from '../../shared/ui/quiet-text.tsx';
import { useRecoveryWords, useSignedInWords, useWithoutPhoneWords } from '../../shared/words/use-words.tsx';
import type { StepUpDialogProps } from './step-up-host.tsx';

/** What may replace other factors, the surest first. */
const replacing = ['passkey', 'authenticator', 'recovery-code'] as const;
type CodeFactor = Exclude<(typeof replacing)[number], 'passkey'>;

/** Asks for a factor other than email. The client then retries the refused request, not this dialog. */
export default function FactorDialog({ settle, passkeyProof }: StepUpDialogProps) {
  const words = useSignedInWords();
  const withoutPhone = useWithoutPhoneWords();
  const textId = useId();
  const status = useQueryClient().getQueryData(twoFactorStatusQuery.queryKey);
  const ways = replacing.filter((way) =>
    status?.status === 'active' ? status.factors.includes(way) : way !== 'passkey',
  );
  const [factor, setFactor] = useState(ways[0] ?? 'recovery-code');
  const cancel = (
    <Button variant="secondary" size="large" onClick={() => settle(false)}>
      {words.common.cancel}
    </Button>
  );

  return (
    <Dialog title={withoutPhone.proveFactor.title} onClose={() => settle(false)}>
      <QuietText size="small" id={textId}>
        {withoutPhone.proveFactor.text}
      </QuietText>
      {factor === 'passkey' ? (
        <Lazy of={passkeyProof} settle={settle} aside={cancel} />
      ) : (
        <CodeProof key={factor} factor={factor} settle={settle} textId={textId} aside={cancel} />
      )}
      {ways
        .filter((other) => other !== factor)
        .map((other) => (
          <Button key={other} variant="link" onClick={() => setFactor(other)}>
            {factorRegistry[other].offer(words)}
          </Button>
        ))}
      <QuietText size="small">{withoutPhone.proveFactor.neither}</QuietText>
    </Dialog>
  );
}

interface CodeProofProps extends Pick<StepUpDialogProps, 'settle'> {
  factor: CodeFactor;
  /** Of the text that describes the field. */
  textId: string;
  aside: ReactNode;
}

function CodeProof({ factor, settle, textId, aside }: CodeProofProps) {
  const words = useSignedInWords();
  const recovery = useRecoveryWords();
  const client = useQueryClient();

  const mutation = {
    mutationFn: (code: string) => write('POST', '/api/step-up/second-factor', { factor, code }, noContent),
    onSuccess: () => {
      settle(true);
      // The session says now what it was proved with, and a recovery code is spent.
      void client.invalidateQueries({ queryKey: sessionQuery.queryKey });
      void client.invalidateQueries({ queryKey: twoFactorStatusQuery.queryKey });
    },
    onError: (error: Error) => {
      if (isProblem(error, 'not_signed_in')) settle(false);
    },
  };

  return (
    <CodeForm
      {...(factor === 'authenticator'
        ? {
            shape: sixDigitsShape(words),
            hint: words.verify.hint,
            sentences: { wrong_code: words.verify.problems.wrong_code },
          }
        : {
            shape: recoveryCodeShape(recovery),
            hint: recovery.recoveryCode.hint,
            sentences: recovery.recoveryCode.problems,
          })}
      submitLabel={words.stepUp.confirm}
      mutation={mutation}
      headingId={textId}
      aside={aside}
    />
  );
}
