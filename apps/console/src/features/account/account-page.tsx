import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useId } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { sessionQuery } from '../../shared/bff/session-query.ts';
import { paths } from '../../shared/navigation/paths.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Card } from '../../shared/ui/card.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { QuietText } from '../../shared/ui/quiet-text.tsx';
import { ScreenHeading } from '../../shared/ui/screen-heading.tsx';
import { useAccountWords, useSignedInWords } from '../../shared/words/use-words.tsx';
import { newsIn } from './account-news.ts';
import classes from './account-page.module.css';

/** What the account is signed in to with, and where each is changed. */
export default function AccountPage() {
  const words = useSignedInWords();
  const said = useAccountWords();
  const newsId = useId();
  const { state } = useLocation();
  const { data } = useQuery(sessionQuery);
  const email = data?.account.email ?? '';
  const news = newsIn(state);
  return (
    <>
      <ScreenHeading title={words.account.title} describedBy={news ? newsId : undefined} />
      {news && (
        <Notice tone="success" id={newsId}>
          {news === 'email' ? said.email.changed(email) : said.password.changed}
        </Notice>
      )}
      <Part title={said.email.title} text={said.email.text} action={said.email.change} leadsTo={paths.changeEmail}>
        <p className={classes.email}>{email}</p>
      </Part>
      <Part
        title={said.password.title}
        text={said.password.text}
        action={said.password.change}
        leadsTo={paths.changePassword}
      />
    </>
  );
}

interface PartProps {
  title: string;
  text: string;
  action: string;
  leadsTo: string;
  children?: ReactNode;
}

function Part({ title, text, action, leadsTo, children }: PartProps) {
  const navigate = useNavigate();
  const titleId = useId();
  return (
    <section aria-labelledby={titleId}>
      <Card size="compact">
        <div className={classes.head}>
          <h2 className={classes.title} id={titleId}>
            {title}
          </h2>
          {children}
          <QuietText size="small">{text}</QuietText>
        </div>
        <Button className={classes.action} variant="secondary" onClick={() => navigate(leadsTo)}>
          {action}
        </Button>
      </Card>
    </section>
  );
}
