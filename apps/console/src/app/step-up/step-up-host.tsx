import { Suspense, useEffect, useRef } from 'react';
import { useLocation } from 'react-router';
import { Lazy } from '../../shared/loading/lazy-component.tsx';
import { createLazyPart } from '../../shared/loading/lazy-part.ts';
import { useStore } from '../../shared/store/create-store.ts';
import { ErrorBoundary } from '../shell/error-boundary.tsx';
import { FailedDialog } from '../shell/failures.tsx';
import { stepUpPrompt } from './step-up-prompt.ts';

const stepUpDialog = createLazyPart(() => import('./step-up-dialog.tsx'));

/** Shows the dialog while a refused request waits for it. Going to another page cancels it. */
export function StepUpHost() {
  const isOpen = useStore({ get: stepUpPrompt.isOpen, subscribe: stepUpPrompt.subscribe });
  const { key } = useLocation();
  const askedAt = useRef(key);

  useEffect(() => {
    if (askedAt.current !== key) stepUpPrompt.settle(false);
    askedAt.current = key;
  }, [key]);

  if (!isOpen) return null;
  return (
    <ErrorBoundary
      address={key}
      fallback={(error) => <FailedDialog error={error} onClose={() => stepUpPrompt.settle(false)} />}
    >
      <Suspense fallback={null}>
        <Lazy of={stepUpDialog} settle={stepUpPrompt.settle} />
      </Suspense>
    </ErrorBoundary>
  );
}
