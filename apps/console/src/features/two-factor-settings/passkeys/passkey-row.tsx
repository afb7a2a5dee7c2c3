import type { ListedPasskey } from '@countersign/contract';
import { type ReactNode, useId } from 'react';
import { Button } from '../../../shared/ui/button.tsx';
import { usePasskeysWords, useWords } from '../../../shared/words/use-words.tsx';
import classes from './passkey-row.module.css';

interface PasskeyRowProps {
  passkey: ListedPasskey;
  onRename: () => void;
  onRemove: () => void;
}

/** One passkey, with its buttons, which are named after it. */
export function PasskeyRow({ passkey: { name, createdAt, lastUsedAt, isSynced }, ...actions }: PasskeyRowProps) {
  const { moments } = useWords();
  const said = usePasskeysWords();
  const [nameId, renameId, removeId] = [useId(), useId(), useId()];
  return (
    <li className={classes.row}>
      <div>
        <h3 className={classes.name} id={nameId}>
          {name}
        </h3>
        <dl className={classes.facts}>
          <Fact label={said.added}>{moments.day(createdAt)}</Fact>
          <Fact label={said.lastUsed}>{lastUsedAt === null ? said.neverUsed : moments.day(lastUsedAt)}</Fact>
        </dl>
        <p className={classes.kind}>{isSynced ? said.isSynced : said.isBound}</p>
      </div>
      <div className={classes.actions}>
        <Button variant="secondary" id={renameId} aria-labelledby={`${renameId} ${nameId}`} onClick={actions.onRename}>
          {said.rename}
        </Button>
        <Button variant="caution" id={removeId} aria-labelledby={`${removeId} ${nameId}`} onClick={actions.onRemove}>
          {said.remove}
        </Button>
      </div>
    </li>
  );
}

const Fact = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className={classes.fact}>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
);
