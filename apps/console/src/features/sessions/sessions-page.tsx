import { useQuery } from '@tanstack/react-query';
import { ScreenHeading } from '../../shared/ui/screen-heading.tsx';
import { useSignedInWords } from '../../shared/words/use-words.tsx';
import { BrowsersCard } from './browsers-card.tsx';
import { browsersQuery, sessionsQuery } from './sessions-api.ts';
import { SessionsCard } from './sessions-card.tsx';

/** Where the account is signed in, and which browsers it knows. Both are read at once. */
export default function SessionsPage() {
  const words = useSignedInWords();
  const { isPending } = useQuery(sessionsQuery);
  useQuery(browsersQuery);
  return (
    <>
      <ScreenHeading title={words.sessions.title} />
      <SessionsCard />
      {/* Nobody knows how long the list above will be, and nothing may move while it arrives. */}
      {!isPending && <BrowsersCard />}
    </>
  );
}
