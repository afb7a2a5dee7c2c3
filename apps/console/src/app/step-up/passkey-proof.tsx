import { passkeyOptions } from '@countersign/contract';
import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { noContent, write } from '../../shared/bff/client.ts';
import { isProblem } from '../../shared/bff/errors.ts';
import { sessionQuery } from '../../shared/bff/session-query.ts';
import { PasskeyButton } from '../../shared/passkey/passkey-button.tsx';

export interface PasskeyProofProps {
  settle: (isConfirmed: boolean) => void;
  isSecond?: boolean;
  aside?: ReactNode;
}

/** Proves a passkey in a session, as fresh as a password. */
export default function PasskeyProof({ settle, ...look }: PasskeyProofProps) {
  const client = useQueryClient();
  return (
    <PasskeyButton
      {...look}
      ask={() => write('POST', '/api/step-up/passkey', {}, passkeyOptions)}
      prove={(credential) => write('POST', '/api/step-up/second-factor', { factor: 'passkey', credential }, noContent)}
      onProved={() => {
        settle(true);
        // The session says now what it was proved with.
        void client.invalidateQueries({ queryKey: sessionQuery.queryKey });
      }}
      onRefused={(error) => {
        if (isProblem(error, 'not_signed_in')) settle(false);
      }}
    />
  );
}
