import IconDownload from '@tabler/icons-react/dist/esm/icons/IconDownload.mjs';
import { downloadText } from '../../shared/browser/download.ts';
import { serverTime } from '../../shared/time/server-clock.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Card } from '../../shared/ui/card.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { QuietText } from '../../shared/ui/quiet-text.tsx';
import { ScreenHeading } from '../../shared/ui/screen-heading.tsx';
import { useActivityWords, useSignedInWords } from '../../shared/words/use-words.tsx';
import { useActivityFile } from './activity-api.ts';
import { ActivityList } from './activity-list.tsx';
import classes from './activity-page.module.css';

const DATE_LENGTH = '2026-11-29'.length;

/** What happened to the account, for whoever owns it. */
export default function ActivityPage() {
  const words = useSignedInWords();
  const activity = useActivityWords();
  const file = useActivityFile((csv) => {
    const today = new Date(serverTime(Date.now())).toISOString().slice(0, DATE_LENGTH);
    downloadText(activity.fileName(today), csv, 'csv');
  });
  return (
    <>
      <header className={classes.header}>
        <div className={classes.about}>
          <ScreenHeading title={words.activity.title} />
          <QuietText size="small">{activity.intro}</QuietText>
        </div>
        <Button variant="secondary" isBusy={file.isPending} onClick={() => file.mutate()}>
          <IconDownload size={18} stroke={1.8} aria-hidden />
          {activity.download}
        </Button>
      </header>
      <ProblemNotice error={file.error} />
      {file.isSuccess && <Notice tone="success">{activity.downloaded}</Notice>}
      <Card component="section" size="compact">
        <ActivityList />
      </Card>
    </>
  );
}
