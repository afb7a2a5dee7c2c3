import type { AssertionResponse, PasskeyOptions } from '@countersign/contract';
import { type ReactNode, useEffect } from 'react';
import { useSubmission } from '../bff/use-submission.ts';
import { ActionRow } from '../ui/action-row.tsx';
import { Button } from '../ui/button.tsx';
import { useSignedInWords } from '../words/use-words.tsx';
import { fetchCeremonies, signWithPasskey } from './ceremonies.ts';
import { PasskeyNotice } from './passkey-notice.tsx';
import { useLeaving } from './use-leaving.ts';

interface PasskeyButtonProps {
  /** What a passkey is to sign. */
  ask: () => Promise<PasskeyOptions>;
  prove: (credential: AssertionResponse) => Promise<unknown>;
  /** The screen is about to be left, so the button stays busy. */
  onProved: () => void;
  onRefused?: (error: Error) => void;
  /** Below another form. */
  isSecond?: boolean;
  /** Beside the button. */
  aside?: ReactNode;
}

/** The button that opens the browser's dialog. Leaving the screen closes the dialog. */
export function PasskeyButton({ ask, prove, onProved, onRefused, isSecond = false, aside }: PasskeyButtonProps) {
  const words = useSignedInWords();
  const leaving = useLeaving();
  const proof = useSubmission<unknown>({
    mutationFn: async () => {
      const { options } = await ask();
      return prove(await signWithPasskey(options, leaving()));
    },
    onSuccess: onProved,
    ...(onRefused && { onError: onRefused }),
  });

  useEffect(fetchCeremonies, []);

  return (
    <>
      <PasskeyNotice key={proof.submittedAt} error={proof.error} />
      <ActionRow isWhole={isSecond}>
        <Button
          size="large"
          variant={isSecond ? 'secondary' : 'primary'}
          isBusy={proof.isPending || proof.isSuccess}
          onClick={() => proof.mutate()}
        >
          {words.verify.usePasskey}
        </Button>
        {aside}
      </ActionRow>
    </>
  );
}
