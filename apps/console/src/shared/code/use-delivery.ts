import type { CodeDelivery, EmailCodeSent } from '@countersign/contract';
import { useIsMutating, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { isProblem } from '../bff/errors.ts';
import { useHasPassed } from '../time/countdown.ts';

export type ReadDelivery = (signal: AbortSignal) => Promise<CodeDelivery>;

const ALL = ['delivery'];

const BETWEEN_READS_MILLISECONDS = 3_000;

/** Whether more may become of the mail. */
const isOpen = (delivery: CodeDelivery | undefined) => delivery === 'pending' || delivery === 'delayed';

/**
 * What has become of the mail with a code. Asked every three seconds while something is still to be heard of it, the code
 * counts and the page is in sight; never while something is being sent, which may end what is asked about.
 */
export function useDelivery({ delivery, expiresAt, sentAt }: EmailCodeSent, read: ReadDelivery): CodeDelivery {
  const hasExpired = useHasPassed(expiresAt);
  const isSending = useIsMutating() > 0;
  const client = useQueryClient();
  useEffect(() => {
    if (isSending) void client.cancelQueries({ queryKey: ALL });
  }, [client, isSending]);
  const { data } = useQuery({
    queryKey: [...ALL, sentAt],
    queryFn: ({ signal }) => read(signal),
    initialData: delivery,
    staleTime: Number.POSITIVE_INFINITY,
    enabled: isOpen(delivery) && !hasExpired && !isSending,
    retry: false,
    refetchInterval: ({ state: { data, error } }) =>
      isOpen(data) && !isProblem(error, 'challenge_gone', 'not_found') ? BETWEEN_READS_MILLISECONDS : false,
  });
  return data;
}
