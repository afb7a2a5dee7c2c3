import { type UseMutationOptions, type UseMutationResult, useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';

export type Submission<Answer = unknown, Input = void> = Omit<UseMutationResult<Answer, Error, Input>, 'mutateAsync'>;

/**
 * A mutation that ignores calls while one is in flight: the console's one guard against double submission. It opens again
 * once React has rendered the outcome, so that no key or click can fall between an answer and the screen that shows it.
 */
export function useSubmission<Answer, Input = void>(
  options: UseMutationOptions<Answer, Error, Input>,
): Submission<Answer, Input> {
  const mutation = useMutation(options);
  const { status, submittedAt } = mutation;
  const isInFlight = useRef(false);

  useEffect(() => {
    if (status !== 'pending') isInFlight.current = false;
  }, [status, submittedAt]);

  const mutate: typeof mutation.mutate = (...call) => {
    if (isInFlight.current) return;
    isInFlight.current = true;
    mutation.mutate(...call);
  };
  return { ...mutation, mutate };
}
