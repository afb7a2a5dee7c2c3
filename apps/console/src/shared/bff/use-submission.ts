import { type UseMutationOptions, type UseMutationResult, useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';

type Mutation<Answer, Input> = UseMutationResult<Answer, Error, Input>;

/** What a screen needs to know of a mutation. */
export interface Submission<Answer = unknown, Input = void>
  extends Pick<Mutation<Answer, Input>, 'mutate' | 'reset' | 'error' | 'variables' | 'submittedAt' | 'data'> {
  isPending: boolean;
  isSuccess: boolean;
  isError: boolean;
}

/**
 * A mutation that ignores calls while one is in flight: the console's one guard against double submission. It opens again
 * once React has rendered the outcome, so that no key or click falls between a response and the screen that shows it.
 */
export function useSubmission<Answer, Input = void>(
  options: UseMutationOptions<Answer, Error, Input>,
): Submission<Answer, Input> {
  const { mutate, reset, data, error, variables, submittedAt, status, isPending, isSuccess, isError } =
    useMutation(options);
  const isInFlight = useRef(false);
  // React-query reports that a mutation is pending a moment after it has begun; a field must be read-only at once.
  const [hasBegun, setHasBegun] = useState(false);

  // Differs from one submission to the next, even where React never rendered that it was pending.
  const outcome = status === 'pending' ? null : `${status} ${submittedAt}`;
  useEffect(() => {
    if (outcome === null) return;
    isInFlight.current = false;
    setHasBegun(false);
  }, [outcome]);

  const mutateOnce: typeof mutate = (...call) => {
    if (isInFlight.current) return;
    isInFlight.current = true;
    setHasBegun(true);
    mutate(...call);
  };
  return {
    mutate: mutateOnce,
    reset,
    data,
    error,
    variables,
    submittedAt,
    isPending: hasBegun || isPending,
    isSuccess,
    isError,
  };
}
