import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useLocation } from 'react-router';
import { twoFactorStatusQuery } from '../../shared/two-factor-status-query.ts';
import { LoadFailed } from '../../shared/ui/load-failed.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { ScreenHeading } from '../../shared/ui/screen-heading.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import { useWords } from '../../shared/words/use-words.ts';
import { ActivePanel } from './active-panel.tsx';
import { changeToReport } from './change-notice.ts';
import { InactivePanel } from './inactive-panel.tsx';
import classes from './two-factor-page.module.css';

export default function TwoFactorPage() {
  const words = useWords();
  const { state } = useLocation();
  const newsId = useId();
  const twoFactor = useQuery(twoFactorStatusQuery);
  const change = twoFactor.data ? changeToReport(state, twoFactor.data.status) : null;

  return (
    <>
      <header className={classes.header}>
        <ScreenHeading title={words.twoFactor.title} describedBy={change ? newsId : undefined} />
        <p className={classes.intro}>{words.twoFactor.intro}</p>
      </header>
      {change && (
        <Notice tone="success" id={newsId}>
          {words.twoFactor[change]}
        </Notice>
      )}
      <section className={classes.card}>
        {twoFactor.isPending && <Skeleton rows={[28, 40, 36]} />}
        {twoFactor.isError && !twoFactor.data && (
          <LoadFailed error={twoFactor.error} isRetrying={twoFactor.isFetching} onRetry={() => twoFactor.refetch()} />
        )}
        {twoFactor.data?.status === 'active' && <ActivePanel activatedAt={twoFactor.data.activatedAt} />}
        {twoFactor.data?.status === 'inactive' && <InactivePanel />}
      </section>
    </>
  );
}
