import { type TwoFactorStatus, twoFactorStatus } from '@countersign/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useId, useState } from 'react';
import { write } from '../../../shared/bff/client.ts';
import { platformName } from '../../../shared/bff/page-meta.ts';
import { sessionQuery } from '../../../shared/bff/session-query.ts';
import { CodeForm } from '../../../shared/code/code-form.tsx';
import { recoveryCodeShape } from '../../../shared/code/recovery-code.ts';
import { serverTime } from '../../../shared/time/server-clock.ts';
import { ActionRow } from '../../../shared/ui/action-row.tsx';
import { Button } from '../../../shared/ui/button.tsx';
import { QuietText } from '../../../shared/ui/quiet-text.tsx';
import { ScreenHeading } from '../../../shared/ui/screen-heading.tsx';
import { useRecoveryWords, useSignedInWords } from '../../../shared/words/use-words.tsx';
import { codesDocument } from './codes-document.ts';
import { ShownCodes } from './shown-codes.tsx';

interface SaveCodesProps {
  /** Just made. They are in the memory of this page alone, and nobody can ask for them again. */
  codes: readonly string[];
  onSaved: (status: TwoFactorStatus) => void;
  onLater: () => void;
}

/** Shows new recovery codes once, and asks for one of them back as proof that they were saved. */
export function SaveCodes({ codes, onSaved, onLater }: SaveCodesProps) {
  const words = useSignedInWords();
  const recovery = useRecoveryWords();
  const headingId = useId();
  const account = useQueryClient().getQueryData(sessionQuery.queryKey)?.account.email ?? '';
  const [madeAt] = useState(() => new Date(serverTime(Date.now())).toISOString());
  const [isProving, setIsProving] = useState(false);
  useWarningBeforeUnload();

  return (
    <>
      <ScreenHeading title={recovery.saveCodes.title} id={headingId} takesFocus={!isProving} />
      {isProving ? (
        <CodeForm
          shape={recoveryCodeShape(recovery)}
          hint={recovery.saveCodes.proof}
          submitLabel={recovery.saveCodes.finish}
          mutation={{
            mutationFn: (code: string) =>
              write('POST', '/api/two-factor/recovery-codes/confirm', { code }, twoFactorStatus),
            onSuccess: onSaved,
          }}
          sentences={recovery.saveCodes.problems}
          headingId={headingId}
          aside={
            <Button variant="secondary" size="large" onClick={() => setIsProving(false)}>
              {recovery.saveCodes.show}
            </Button>
          }
        />
      ) : (
        <>
          <QuietText size="medium">{recovery.saveCodes.text}</QuietText>
          <ShownCodes
            document={codesDocument({ platform: platformName(), account, madeAt, codes }, { words, recovery })}
          />
          <QuietText size="medium">{recovery.saveCodes.where}</QuietText>
          <ActionRow>
            <Button size="large" onClick={() => setIsProving(true)}>
              {recovery.saveCodes.saved}
            </Button>
            <Button variant="link" size="large" onClick={onLater}>
              {recovery.saveCodes.later}
            </Button>
          </ActionRow>
        </>
      )}
    </>
  );
}

/** The browser asks whoever reloads or closes the page: the codes would be gone. */
function useWarningBeforeUnload(): void {
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, []);
}
