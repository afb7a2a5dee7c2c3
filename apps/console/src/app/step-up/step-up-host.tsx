import { Suspense, useEffect, useRef, useSyncExternalStore } from 'react';
import { useLocation } from 'react-router';
import { lazyComponent } from '../../shared/loading/lazy-component.tsx';
import { DialogFailed } from '../shell/dialog-failed.tsx';
import { ErrorBoundary } from '../shell/error-boundary.tsx';
import { stepUpQuestion } from './step-up-prompt.ts';

const { Component: StepUpDialog } = lazyComponent(() => import('./step-up-dialog.tsx'));

/** Shows the dialog while a refused request waits for it. Going to another page is the same as Cancel. */
export function StepUpHost() {
  const isOpen = useSyncExternalStore(stepUpQuestion.subscribe, stepUpQuestion.isOpen);
  const { key } = useLocation();
  const askedAt = useRef(key);

  useEffect(() => {
    if (askedAt.current !== key) stepUpQuestion.settle(false);
    askedAt.current = key;
  }, [key]);

  if (!isOpen) return null;
  return (
    <ErrorBoundary
      address={key}
      fallback={(error) => <DialogFailed error={error} onClose={() => stepUpQuestion.settle(false)} />}
    >
      <Suspense fallback={null}>
        <StepUpDialog settle={stepUpQuestion.settle} />
      </Suspense>
    </ErrorBoundary>
  );
}
