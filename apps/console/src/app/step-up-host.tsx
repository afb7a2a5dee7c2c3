import { lazy, Suspense, useEffect, useRef, useSyncExternalStore } from 'react';
import { useLocation } from 'react-router';
import { stepUpQuestion } from './step-up-question.ts';

const StepUpDialog = lazy(() => import('./step-up-dialog.tsx'));

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
    <Suspense fallback={null}>
      <StepUpDialog settle={stepUpQuestion.settle} />
    </Suspense>
  );
}
