import { Button } from '@mantine/core';
import IconArrowLeft from '@tabler/icons-react/dist/esm/icons/IconArrowLeft.mjs';
import { useLocation, useNavigate } from 'react-router';
import { useWords } from '../../../shared/words/use-words.tsx';
import { addressOf, type StepName, stepBefore } from './activation-steps.ts';

/** In the history state of every step that was reached from the one before. */
export const fromStepBefore = { isFromStepBefore: true };

/** The same as the browser's own Back where that leads to the step before; a deep link has no such past. */
export function BackButton({ step }: { step: StepName }) {
  const words = useWords();
  const navigate = useNavigate();
  const { state } = useLocation();
  const goBack = () =>
    state?.isFromStepBefore === true ? navigate(-1) : navigate(addressOf(stepBefore(step)), { replace: true });
  return (
    <Button
      variant="default"
      size="md"
      leftSection={<IconArrowLeft size={18} stroke={1.8} aria-hidden />}
      onClick={goBack}
    >
      {words.common.back}
    </Button>
  );
}
