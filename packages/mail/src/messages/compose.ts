import { wordsOf } from '../words/words-of.ts';
import type { ComposedMessage } from './compose-message.tsx';
import type { MessageContent } from './message-content.ts';
import { noticeContent } from './notice-content.ts';

/** Loaded with the first mail or by `prepareMessages`: React and what renders it are a third of what a start would have to read. */
export async function compose(content: MessageContent): Promise<ComposedMessage> {
  const { composeMessage } = await import('./compose-message.tsx');
  return composeMessage(content);
}

/**
 * Loads and runs once what composes mails, so that the first one costs no more than any other: whoever causes it could
 * tell by the wait of the next request that there was one.
 */
export async function prepareMessages(): Promise<void> {
  const nobody = { requestId: '', browser: null, address: null, language: 'en' } as const;
  const mail = {
    kind: 'notice',
    notice: 'activated',
    to: '',
    language: 'en',
    requestedAt: new Date(),
    requestedFrom: nobody,
    idempotencyKey: '',
  } as const;
  await compose(noticeContent(mail, '', wordsOf.en));
}
