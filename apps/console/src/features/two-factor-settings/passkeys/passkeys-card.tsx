import type { ListedPasskey, PasskeyList } from '@countersign/contract';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { factorListings } from '../../../factors/listings.ts';
import { canUsePasskeys } from '../../../shared/browser/can-use-passkeys.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { HelpLink } from '../../../shared/ui/help-link.tsx';
import classes from '../../../shared/ui/list-card.module.css';
import { ListCard } from '../../../shared/ui/list-card.tsx';
import { ProblemNotice } from '../../../shared/ui/problem-notice.tsx';
import { QuietText } from '../../../shared/ui/quiet-text.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { WhenLoaded } from '../../../shared/ui/when-loaded.tsx';
import { usePasskeysWords, useSignedInWords } from '../../../shared/words/use-words.tsx';
import { NameDialog } from './name-dialog.tsx';
import { useOffer } from './offer.ts';
import { PasskeyRow } from './passkey-row.tsx';
import { passkeysQuery, useMayAdd } from './passkeys-api.ts';
import { RemoveDialog } from './remove-dialog.tsx';

type OpenDialog = { kind: 'name'; passkey: ListedPasskey | null } | { kind: 'remove'; passkey: ListedPasskey };

interface PasskeysCardProps {
  /** Whether two-factor authentication stays active without passkeys. */
  hasAuthenticator: boolean;
  /** Told once the list is there, or could not be read. */
  onRead: (isRead: true) => void;
}

/** The passkeys of the account, and what is done to them, each in a dialog. */
export default function PasskeysCard({ hasAuthenticator, onRead }: PasskeysCardProps) {
  const words = useSignedInWords();
  const said = usePasskeysWords();
  const list = useQuery(passkeysQuery);
  const mayAdd = useMayAdd();
  const offer = useOffer();
  const [open, setOpen] = useState<OpenDialog | null>(null);
  const [done, setDone] = useState<{ key: string; sentence: string } | null>(null);
  const { name, text } = factorListings.passkey;

  useEffect(() => {
    if (!list.isPending) onRead(true);
  }, [list.isPending, onRead]);

  const finish = (sentence: string) => {
    setOpen(null);
    setDone({ key: String(Date.now()), sentence });
  };
  const close = () => setOpen(null);
  const add = () => {
    setDone(null);
    mayAdd.mutate(undefined, {
      onSuccess: () => {
        offer.answer();
        setOpen({ kind: 'name', passkey: null });
      },
    });
  };

  return (
    <ListCard title={name(words)} text={text(words)} done={done}>
      <WhenLoaded query={list} waiting={<Skeleton rows={[84, 36]} />}>
        {({ passkeys, isOffered }) => (
          <>
            {passkeys.length > 0 && (
              <ul className={classes.rows}>
                {passkeys.map((passkey) => (
                  <PasskeyRow
                    key={passkey.id}
                    passkey={passkey}
                    onRename={() => setOpen({ kind: 'name', passkey })}
                    onRemove={() => setOpen({ kind: 'remove', passkey })}
                  />
                ))}
              </ul>
            )}
            <ProblemNotice error={mayAdd.error} sentences={said.problems} />
            <Foot
              isOffered={isOffered}
              isEmpty={passkeys.length === 0}
              isBusy={mayAdd.isPending}
              onAdd={add}
              onDecline={offer.isAnswered ? null : offer.answer}
            />
            <HelpLink place="passkeys" inThisTab />
            {open?.kind === 'name' && (
              <NameDialog
                passkey={open.passkey}
                onDone={(given) => finish(open.passkey ? said.hasRenamed(given) : said.hasAdded(given))}
                onClose={close}
              />
            )}
            {open?.kind === 'remove' && (
              <RemoveDialog
                passkey={open.passkey}
                isLast={!hasAuthenticator && passkeys.length === 1}
                onDone={(removed) => finish(said.hasRemoved(removed))}
                onClose={close}
              />
            )}
          </>
        )}
      </WhenLoaded>
    </ListCard>
  );
}

interface FootProps extends Pick<PasskeyList, 'isOffered'> {
  isEmpty: boolean;
  isBusy: boolean;
  onAdd: () => void;
  /** Null once somebody has said so in this browser. */
  onDecline: (() => void) | null;
}

/** Why none can be added here; an offer, once; or the button that adds one. */
function Foot({ isOffered, isEmpty, isBusy, onAdd, onDecline }: FootProps) {
  const said = usePasskeysWords();
  if (!isOffered) return <QuietText size="small">{said.notOffered}</QuietText>;
  if (!canUsePasskeys()) return <QuietText size="small">{said.notHere}</QuietText>;
  const isOffer = isEmpty && onDecline !== null;
  return (
    <>
      {isEmpty && <QuietText size="small">{isOffer ? said.offer : said.none}</QuietText>}
      <div className={classes.choices}>
        <Button variant="secondary" isBusy={isBusy} onClick={onAdd}>
          {said.add}
        </Button>
        {isOffer && (
          <Button variant="link" onClick={onDecline}>
            {said.notNow}
          </Button>
        )}
      </div>
    </>
  );
}
