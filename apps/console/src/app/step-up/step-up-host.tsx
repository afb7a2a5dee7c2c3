import { Suspense, useEffect, useRef } from 'react';
import { useLocation } from 'react-router';
import { Lazy, type LazyComponent } from '../../shared/loading/lazy-component.tsx';
import { createLazyPart } from '../../shared/loading/lazy-part.ts';
import { useStore } from '../../shared/store/create-store.ts';
import { withWords } from '../../shared/words/load-words.ts';
import { ErrorBoundary } from '../shell/error-boundary.tsx';
import { FailedDialog } from '../shell/failed-dialog.tsx';
import type { PasskeyProofProps } from './passkey-proof.tsx';
import { factorPrompt, type Prompt, stepUpPrompt } from './prompt.ts';

export interface StepUpDialogProps {
  settle: (isConfirmed: boolean) => void;
  /** Rendered where the account has a passkey. */
  passkeyProof: LazyComponent<PasskeyProofProps>;
}

const stepUpDialog = createLazyPart(withWords(['signed-in'], () => import('./step-up-dialog.tsx')));
const passkeyProof = createLazyPart(withWords(['passkey'], () => import('./passkey-proof.tsx')));
const factorDialog = createLazyPart(
  withWords(['signed-in', 'recovery', 'without-phone'], () => import('./factor-dialog.tsx')),
);

/** Shows what a refused request waits for: the password, or a factor. */
export const StepUpHost = () => (
  <>
    <PromptHost prompt={stepUpPrompt} dialog={stepUpDialog} />
    <PromptHost prompt={factorPrompt} dialog={factorDialog} />
  </>
);

interface PromptHostProps {
  prompt: Prompt;
  dialog: LazyComponent<StepUpDialogProps>;
}

/** Shows the dialog while a refused request waits for it. Going to another page cancels it. */
function PromptHost({ prompt, dialog }: PromptHostProps) {
  const isOpen = useStore({ get: prompt.isOpen, subscribe: prompt.subscribe });
  const { key } = useLocation();
  const askedAt = useRef(key);

  useEffect(() => {
    if (askedAt.current !== key) prompt.settle(false);
    askedAt.current = key;
  }, [key, prompt]);

  // Outside the shell nothing asks: neither what was asked in it, nor what a late answer asks there.
  useEffect(() => {
    const cancel = () => prompt.settle(false);
    cancel();
    return cancel;
  }, [prompt]);

  if (!isOpen) return null;
  return (
    <ErrorBoundary
      address={key}
      fallback={(error) => <FailedDialog error={error} onClose={() => prompt.settle(false)} />}
    >
      <Suspense fallback={null}>
        <Lazy of={dialog} settle={prompt.settle} passkeyProof={passkeyProof} />
      </Suspense>
    </ErrorBoundary>
  );
}
