import { askInbox } from './ask-inbox.ts';
import { type Inbox, inboxOf, type Mail } from './inbox.ts';
import { textOfHtml } from './text-of-html.ts';

/** The part that we read of what `GET /emails` of the Resend emulator answers. */
interface ListedEmail {
  id: string;
  to: string[];
  subject: string;
  html: string | null;
  text: string | null;
  created_at: string;
}

/** The inbox of the Resend emulator that `npm start` runs, by the URL that it listens on. */
export const resendInbox = (url: string): Inbox =>
  inboxOf(async () => (await askInbox<{ data: ListedEmail[] }>(new URL('/emails', url))).data.map(mailFrom));

const mailFrom = ({ id, to, subject, html, text, created_at }: ListedEmail): Mail => ({
  id,
  to,
  subject,
  text: text ?? textOfHtml(html ?? ''),
  sentAt: new Date(created_at),
});
