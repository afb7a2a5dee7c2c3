import type { PendingActivation } from '@countersign/contract';
import IconCopy from '@tabler/icons-react/dist/esm/icons/IconCopy.mjs';
import { type RefObject, useId, useRef, useState } from 'react';
import { copyToClipboard } from '../../../shared/browser/clipboard.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { HelpLink } from '../../../shared/ui/help-link.tsx';
import { useWizardWords } from '../../../shared/words/use-words.tsx';
import { groupsOfFour, keyNamesIn } from './key-uri.ts';
import classes from './text-key.module.css';

/** What an authenticator app asks for when the key is typed by hand. */
export function TextKey({ pending }: { pending: PendingActivation }) {
  const words = useWizardWords();
  const labelId = useId();
  const key = useRef<HTMLElement>(null);
  const { issuer, account } = keyNamesIn(pending.keyUri);
  return (
    <div className={classes.panel}>
      <p className={classes.how}>{words.scan.enterTextCodeHow}</p>
      <dl className={classes.names}>
        <dt>{words.scan.issuer}</dt>
        <dd>{issuer}</dd>
        <dt>{words.scan.account}</dt>
        <dd>{account}</dd>
      </dl>
      <div className={classes.keyRow}>
        <span className={classes.label} id={labelId}>
          {words.scan.key}
        </span>
        <section ref={key} className={classes.key} aria-labelledby={labelId} translate="no">
          {groupsOfFour(pending.textKey).join(' ')}
        </section>
        <CopyButton text={pending.textKey} shownIn={key} />
      </div>
      <HelpLink place="text-key" />
    </div>
  );
}

interface CopyButtonProps {
  text: string;
  /** Its text is selected where the clipboard is refused, ready to be copied by hand. */
  shownIn: RefObject<HTMLElement | null>;
}

function CopyButton({ text, shownIn }: CopyButtonProps) {
  const words = useWizardWords();
  const [outcome, setOutcome] = useState<'copied' | 'copyFailed' | null>(null);

  const copy = async () => {
    setOutcome(null);
    setOutcome((await copyToClipboard(text, shownIn.current)) ? 'copied' : 'copyFailed');
  };

  return (
    <div className={classes.copy}>
      <Button variant="secondary" onClick={copy}>
        <IconCopy size={16} stroke={1.8} aria-hidden />
        {words.scan.copy}
      </Button>
      <span className={classes.outcome} role="status">
        {outcome && words.scan[outcome]}
      </span>
    </div>
  );
}
