import { passkeyOptions, signedIn } from '@countersign/contract';
import { useQueryClient } from '@tanstack/react-query';
import { write } from '../../shared/bff/client.ts';
import { PasskeyButton } from '../../shared/passkey/passkey-button.tsx';
import { QuietText } from '../../shared/ui/quiet-text.tsx';
import { usePasskeyWords } from '../../shared/words/use-words.tsx';
import { announceSignIn, expectedChallenge } from '../challenge.ts';
import type { VerifyFormProps } from '../console-factor.ts';

/** One button: everything else is between the person, the browser and the passkey. */
export default function PasskeyForm({ aside, onVerified, onRefused }: VerifyFormProps) {
  const passkey = usePasskeyWords();
  const client = useQueryClient();
  return (
    <>
      <QuietText size="large">{passkey.text}</QuietText>
      <PasskeyButton
        ask={() => write('POST', '/api/sign-in/challenge/passkey', {}, passkeyOptions, expectedChallenge(client))}
        prove={(credential) =>
          write(
            'POST',
            '/api/sign-in/challenge/verify',
            { factor: 'passkey', credential },
            signedIn,
            expectedChallenge(client),
          )
        }
        onProved={() => {
          announceSignIn();
          onVerified();
        }}
        onRefused={onRefused}
        aside={aside}
      />
    </>
  );
}
