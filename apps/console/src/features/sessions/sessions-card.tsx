import type { ListedSession } from '@countersign/contract';
import { useQuery } from '@tanstack/react-query';
import { Button } from '../../shared/ui/button.tsx';
import classes from '../../shared/ui/list-card.module.css';
import { ListCard } from '../../shared/ui/list-card.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { QuietText } from '../../shared/ui/quiet-text.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import { WhenLoaded } from '../../shared/ui/when-loaded.tsx';
import { useSessionsWords } from '../../shared/words/use-words.tsx';
import { useFormats } from './formats.ts';
import { latestOf } from './latest.ts';
import { ExactTime, Fact, ListedRow, nameOf, RelativeTime } from './listed-row.tsx';
import { sessionsQuery, useEndOtherSessions, useEndSession } from './sessions-api.ts';

/** Where the account is signed in, and what ends it. */
export function SessionsCard() {
  const said = useSessionsWords();
  const list = useQuery(sessionsQuery);
  const end = useEndSession();
  const endOthers = useEndOtherSessions();
  const latest = latestOf(end, endOthers);
  const sentence = () => {
    if (latest === end && end.isSuccess) return said.open.ended(end.variables?.name ?? said.unknownBrowser);
    if (latest === endOthers && endOthers.data) return said.open.othersEnded(endOthers.data.ended);
    return null;
  };
  const done = sentence();

  return (
    <ListCard
      title={said.open.title}
      text={said.open.text}
      done={done === null ? null : { key: String(latest?.submittedAt), sentence: done }}
    >
      <WhenLoaded query={list} waiting={<Skeleton rows={[106, 21]} />}>
        {({ sessions }) => (
          <>
            <ul className={classes.rows}>
              {sessions.map((session) => (
                <SessionRow
                  key={session.id}
                  session={session}
                  isBusy={end.isPending && end.variables?.id === session.id}
                  onEnd={() => end.mutate({ id: session.id, name: nameOf(session.browser, said) })}
                />
              ))}
            </ul>
            <ProblemNotice error={latest?.error} sentences={said.open.problems} />
            {sessions.some(({ isThisOne }) => !isThisOne) ? (
              <div>
                <Button variant="caution" isBusy={endOthers.isPending} onClick={() => endOthers.mutate()}>
                  {said.open.endOthers}
                </Button>
              </div>
            ) : (
              <QuietText size="small">{said.open.onlyThis}</QuietText>
            )}
          </>
        )}
      </WhenLoaded>
    </ListCard>
  );
}

/** What unlocked a passkey is said after it. */
const withUserLast = (amr: ListedSession['amr']) => amr.toSorted((a, b) => Number(a === 'user') - Number(b === 'user'));

interface SessionRowProps {
  session: ListedSession;
  isBusy: boolean;
  onEnd: () => void;
}

/** This one has no button here: whoever leaves signs out by the menu, which clears what the browser keeps. */
function SessionRow({ session, isBusy, onEnd }: SessionRowProps) {
  const said = useSessionsWords();
  const { list } = useFormats();
  const { address, amr, isThisOne, lastSeenAt, signedInAt } = session;
  return (
    <ListedRow listed={session} action={isThisOne ? null : { label: said.open.end, isBusy, onClick: onEnd }}>
      <Fact label={said.open.since}>
        <ExactTime moment={signedInAt} />
      </Fact>
      <Fact label={said.open.lastSeen}>
        <RelativeTime moment={lastSeenAt} />
      </Fact>
      <Fact label={said.open.with}>
        {list.format(
          withUserLast(amr).map((method) => (method === 'pwd' ? said.open.password : said.open.factors[method])),
        )}
      </Fact>
      {address !== null && <Fact label={said.open.from}>{address}</Fact>}
    </ListedRow>
  );
}
