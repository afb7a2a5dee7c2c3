import type { EmailCodeSent } from '@countersign/contract';
import { CodeForm } from '../../../shared/code/code-form.tsx';
import { SentCode } from '../../../shared/code/sent-code.tsx';
import { useWords } from '../../../shared/words/use-words.tsx';
import type { useSendDeactivationCode } from './deactivation-api.ts';
import { KeepActive } from './keep-active.tsx';

interface EnterCodeProps {
  sent: EmailCodeSent;
  send: ReturnType<typeof useSendDeactivationCode>;
  sendCode: () => void;
  verify: (code: string) => Promise<unknown>;
  error: unknown;
  headingId: string;
}

export function EnterCode({ sent, send, sendCode, verify, error, headingId }: EnterCodeProps) {
  const words = useWords();
  return (
    <SentCode sent={sent} resend={sendCode} resendState={{ ...send, sentences: words.deactivation.sendProblems }}>
      <CodeForm
        key={sent.sentAt}
        hint={words.sentCode.hint}
        submitLabel={words.deactivation.submit}
        isDestructive
        verify={verify}
        error={error}
        sentences={words.deactivation.problems}
        headingId={headingId}
        aside={<KeepActive />}
      />
    </SentCode>
  );
}
