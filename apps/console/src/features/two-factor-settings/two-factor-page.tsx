import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { twoFactorStatusQuery } from '../../shared/bff/two-factor-status-query.ts';
import { paths } from '../../shared/navigation/paths.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Card } from '../../shared/ui/card.tsx';
import { HelpLink } from '../../shared/ui/help-link.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { QuietText } from '../../shared/ui/quiet-text.tsx';
import { ScreenHeading } from '../../shared/ui/screen-heading.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import { StatusBadge } from '../../shared/ui/status-badge.tsx';
import { WhenLoaded } from '../../shared/ui/when-loaded.tsx';
import { useWords } from '../../shared/words/use-words.tsx';
import { ActivePanel } from './active-panel.tsx';
import { changeToReport } from './change-notice.ts';
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
        <QuietText size="small">{words.twoFactor.intro}</QuietText>
      </header>
      {change && (
        <Notice tone="success" id={newsId}>
          {words.twoFactor[change]}
        </Notice>
      )}
      <Card component="section" size="compact">
        <WhenLoaded query={twoFactor} waiting={<Skeleton rows={[28, 40, 36]} />}>
          {(status) =>
            status.status === 'active' ? (
              <ActivePanel activatedAt={status.activatedAt} factors={status.factors} />
            ) : (
              <InactivePanel />
            )
          }
        </WhenLoaded>
      </Card>
    </>
  );
}

function InactivePanel() {
  const words = useWords();
  const navigate = useNavigate();
  return (
    <>
      <div className={classes.status}>
        <StatusBadge isActive={false} />
        <p className={classes.sentence}>{words.twoFactor.inactiveText}</p>
      </div>
      <Button className={classes.activate} onClick={() => navigate(paths.activation)}>
        {words.twoFactor.activate}
      </Button>
      <HelpLink place="inactive" inThisTab />
    </>
  );
}
