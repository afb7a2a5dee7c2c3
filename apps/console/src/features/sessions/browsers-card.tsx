import { useQuery } from '@tanstack/react-query';
import { Button } from '../../shared/ui/button.tsx';
import classes from '../../shared/ui/list-card.module.css';
import { ListCard } from '../../shared/ui/list-card.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { QuietText } from '../../shared/ui/quiet-text.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import { WhenLoaded } from '../../shared/ui/when-loaded.tsx';
import { useSessionsWords } from '../../shared/words/use-words.tsx';
import { latestOf } from './latest.ts';
import { Fact, ListedRow, nameOf, RelativeTime } from './listed-row.tsx';
import { browsersQuery, useForgetBrowser, useForgetBrowsers } from './sessions-api.ts';

/** The browsers that the account knows. Forgetting this one is allowed: nobody is signed out by it. */
export function BrowsersCard() {
  const said = useSessionsWords();
  const list = useQuery(browsersQuery);
  const forget = useForgetBrowser();
  const forgetAll = useForgetBrowsers();
  const latest = latestOf(forget, forgetAll);
  const sentence = () => {
    if (!latest?.isSuccess) return null;
    if (latest === forgetAll) return said.browsers.allForgotten;
    const name = forget.variables?.name ?? null;
    return name === null ? said.browsers.thisForgotten : said.browsers.forgotten(name);
  };
  const done = sentence();

  return (
    <ListCard
      title={said.browsers.title}
      text={said.browsers.text}
      done={done === null ? null : { key: String(latest?.submittedAt), sentence: done }}
    >
      <WhenLoaded query={list} waiting={<Skeleton rows={[84, 36]} />}>
        {({ browsers }) => (
          <>
            {browsers.length > 0 && (
              <ul className={classes.rows}>
                {browsers.map(({ browser, id, isThisOne, lastSeenAt }) => (
                  <ListedRow
                    key={id}
                    listed={{ browser, isThisOne }}
                    action={{
                      label: said.browsers.forget,
                      isBusy: forget.isPending && forget.variables?.id === id,
                      onClick: () => forget.mutate({ id, name: isThisOne ? null : nameOf(browser, said) }),
                    }}
                  >
                    <Fact label={said.browsers.lastUsed}>
                      <RelativeTime moment={lastSeenAt} />
                    </Fact>
                  </ListedRow>
                ))}
              </ul>
            )}
            <ProblemNotice error={latest?.error} sentences={said.browsers.problems} />
            {browsers.length > 0 ? (
              <div className={classes.foot}>
                <QuietText size="small">{said.browsers.effect}</QuietText>
                <Button variant="caution" isBusy={forgetAll.isPending} onClick={() => forgetAll.mutate()}>
                  {said.browsers.forgetAll}
                </Button>
              </div>
            ) : (
              <QuietText size="small">{said.browsers.none}</QuietText>
            )}
          </>
        )}
      </WhenLoaded>
    </ListCard>
  );
}
