import type { PendingActivation } from '@countersign/contract';
import { useId, useRef } from 'react';
import { HelpLink } from '../../../shared/ui/help-link.tsx';
import { useWords } from '../../../shared/words/use-words.tsx';
import { CopyButton } from './copy-button.tsx';
import { groupsOfFour, keyNamesIn } from './key-uri.ts';
import classes from './text-key.module.css';

/** Everything an app asks for when the key is typed by hand. */
export function TextKey({ pending }: { pending: PendingActivation }) {
  const words = useWords();
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
