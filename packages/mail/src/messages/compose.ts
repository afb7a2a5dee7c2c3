import type { ComposedMessage } from './compose-message.tsx';
import { contentOf } from './content-of.ts';
import type { MessageContent } from './message-content.ts';

/** Loaded with the first mail or by `prepareMessages`: React and its renderer are a third of the code that a start would load. */
export async function compose(content: MessageContent): Promise<ComposedMessage> {
  const { composeMessage } = await import('./compose-message.tsx');
  return composeMessage(content);
}

/**
 * Loads and warms up the renderer, so that the first mail takes no longer than any other: otherwise the delay of the next
 * request would reveal that a mail was sent.
 */
export async function prepareMessages(): Promise<void> {
  const nobody = { requestId: '', browser: null, address: null, language: 'en' } as const;
  const mail = {
    kind: 'notice',
    notice: 'activated',
    recoveryCodesLeft: null,
    undo: null,
    recovery: null,
    to: '',
    language: 'en',
    requestedAt: new Date(),
    requestedFrom: nobody,
    idempotencyKey: '',
  } as const;
  await compose(contentOf(mail, ''));
}
