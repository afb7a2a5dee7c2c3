import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { sessionQuery } from '../../../shared/bff/session-query.ts';
import { localStore } from '../../../shared/browser/local-storage.ts';

/**
 * Whether the offer of a passkey was answered in this browser, by this account: it is made once. Kept by the browser, for a passkey is of a
 * device: whoever wants none on one may want one on another. The account's id tells nobody whose it is.
 */
export function useOffer() {
  const account = useQuery(sessionQuery).data?.account.id;
  const key = `countersign.passkey-offer.${account}`;
  // Where nothing is stored, for as long as the page is there.
  const [answered, setAnswered] = useState<string | null>(null);
  return {
    isAnswered: account === undefined || answered === key || localStore.get(key) !== null,
    answer: () => {
      localStore.set(key, 'answered');
      setAnswered(key);
    },
  };
}
