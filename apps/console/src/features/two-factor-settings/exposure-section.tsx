import { exposure } from '@countersign/contract';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { read } from '../../shared/bff/client.ts';
import { twoFactorStatusQuery } from '../../shared/bff/two-factor-status-query.ts';
import { paths } from '../../shared/navigation/paths.ts';
import { Card } from '../../shared/ui/card.tsx';
import list from '../../shared/ui/list-card.module.css';
import { Notice } from '../../shared/ui/notice.tsx';
import { QuietText } from '../../shared/ui/quiet-text.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import { TextLink } from '../../shared/ui/text-link.tsx';
import { WhenLoaded } from '../../shared/ui/when-loaded.tsx';
import { useStrangersWords, useWords } from '../../shared/words/use-words.tsx';
import classes from './two-factor-page.module.css';

/** Below the status, so that it is read anew with that. */
const exposureQuery = queryOptions({
  queryKey: [...twoFactorStatusQuery.queryKey, 'exposure'],
  queryFn: ({ signal }) => read('/api/two-factor/exposure', exposure, signal),
  refetchOnWindowFocus: true,
});

/** Not announced: the status above is what the page is about. */
const space = (
  <div aria-hidden>
    <Skeleton rows={[40]} />
  </div>
);

/** What somebody who knew the password could still do, and whether somebody seems to have tried. */
export default function ExposureSection() {
  const words = useWords();
  const strangers = useStrangersWords();
  const titleId = useId();
  return (
    <section aria-labelledby={titleId}>
      <Card size="compact">
        <h2 className={list.title} id={titleId}>
          {strangers.exposure.title}
        </h2>
        <WhenLoaded query={useQuery(exposureQuery)} waiting={space}>
          {({ guesses, oneIn, tried, triedByOthers }) => (
            <>
              {triedByOthers > 0 && (
                <Notice tone="error">
                  {strangers.exposure.others(triedByOthers)}
                  {words.common.betweenSentences}
                  {strangers.exposure.advice}
                  <span className={classes.remedies}>
                    <TextLink to={paths.changePassword}>{strangers.exposure.changePassword}</TextLink>
                    <TextLink to={paths.sessions}>{strangers.exposure.endSessions}</TextLink>
                  </span>
                </Notice>
              )}
              <QuietText size="small">
                {oneIn === null
                  ? strangers.exposure.noChance
                  : strangers.exposure.chance(guesses, oneIn) +
                    words.common.betweenSentences +
                    strangers.exposure.tried(tried)}
              </QuietText>
            </>
          )}
        </WhenLoaded>
      </Card>
    </section>
  );
}
