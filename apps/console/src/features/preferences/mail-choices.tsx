import { noticesChoice, type OptionalNotice } from '@countersign/contract';
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import { noContent, read, write } from '../../shared/bff/client.ts';
import { useSubmission } from '../../shared/bff/use-submission.ts';
import { Card } from '../../shared/ui/card.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { QuietText } from '../../shared/ui/quiet-text.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import { WhenLoaded } from '../../shared/ui/when-loaded.tsx';
import { useStrangersWords } from '../../shared/words/use-words.tsx';
import classes from './mail-choices.module.css';

const noticesQuery = queryOptions({
  queryKey: ['account', 'notices'],
  queryFn: ({ signal }) => read('/api/account/notices', noticesChoice, signal),
});

const inOrder: readonly OptionalNotice[] = ['new-browser', 'wrong-codes'];

type Muted = readonly OptionalNotice[];

/** Which mails about the account are wanted. Each choice takes effect at once, after the password where it is due. */
export default function MailChoices() {
  const strangers = useStrangersWords();
  const client = useQueryClient();
  const titleId = useId();
  const choose = useSubmission({
    mutationFn: (muted: Muted) => write('POST', '/api/account/notices', { muted: [...muted] }, noContent),
    onSuccess: (_, muted) => client.setQueryData(noticesQuery.queryKey, { muted: [...muted] }),
  });
  return (
    <section aria-labelledby={titleId}>
      <Card size="compact">
        <h2 className={classes.title} id={titleId}>
          {strangers.mails.title}
        </h2>
        <QuietText size="small">{strangers.mails.always}</QuietText>
        <WhenLoaded query={useQuery(noticesQuery)} waiting={<Skeleton rows={[44, 44]} />}>
          {(saved) => {
            const muted: Muted = (choose.isPending && choose.variables) || saved.muted;
            return inOrder.map((notice) => (
              <MailChoice
                key={notice}
                notice={notice}
                isWanted={!muted.includes(notice)}
                onChange={(isWanted) =>
                  choose.mutate(isWanted ? muted.filter((other) => other !== notice) : [...muted, notice])
                }
              />
            ));
          }}
        </WhenLoaded>
        <ProblemNotice error={choose.error} />
      </Card>
    </section>
  );
}

interface MailChoiceProps {
  notice: OptionalNotice;
  isWanted: boolean;
  onChange: (isWanted: boolean) => void;
}

function MailChoice({ isWanted, notice, onChange }: MailChoiceProps) {
  const strangers = useStrangersWords();
  const textId = useId();
  return (
    <label className={classes.choice}>
      <input
        className={classes.mark}
        type="checkbox"
        checked={isWanted}
        aria-describedby={textId}
        aria-label={strangers.mails.names[notice]}
        onChange={({ target }) => onChange(target.checked)}
      />
      <span>
        <span className={classes.name}>{strangers.mails.names[notice]}</span>
        <span className={classes.text} id={textId}>
          {strangers.mails.texts[notice]}
        </span>
      </span>
    </label>
  );
}
