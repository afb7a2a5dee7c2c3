import type { CodeDelivery, EmailCodeSent } from '@countersign/contract';
import IconMailCheck from '@tabler/icons-react/dist/esm/icons/IconMailCheck.mjs';
import IconMailExclamation from '@tabler/icons-react/dist/esm/icons/IconMailExclamation.mjs';
import { useQuery } from '@tanstack/react-query';
import { furtherWords } from '../words/load-words.ts';
import { useLanguage, useSignedInWords } from '../words/use-words.tsx';
import type { DeliveryWords } from '../words/words.ts';
import classes from './delivery-note.module.css';
import { type ReadDelivery, useDelivery } from './use-delivery.ts';

/** What is said of a mailbox that refuses the mail, with what to do instead. */
export type Refused = (delivery: DeliveryWords) => string;

export interface DeliveryNoteProps {
  sent: EmailCodeSent;
  /** Asks what has become of the mail. */
  readDelivery: ReadDelivery;
  refused: Refused;
}

/** Says what has become of the mail; as long as nothing is known, where to look for it. */
export default function DeliveryNote({ sent, readDelivery, refused }: DeliveryNoteProps) {
  const words = useSignedInWords();
  const delivery = useDelivery(sent, readDelivery);
  const said = useSentence(delivery, refused);
  if (said === null) return words.sentCode.spamHint;
  const isBad = delivery === 'bounced' || delivery === 'complained';
  const Icon = isBad ? IconMailExclamation : IconMailCheck;
  return (
    <span className={isBad ? classes.bad : classes.good}>
      {delivery !== 'delayed' && <Icon className={classes.icon} size={18} stroke={1.6} aria-hidden />}
      <span>{said}</span>
    </span>
  );
}

/** Null as long as there is nothing to say, or its words have not arrived: then nothing is lost but the news. */
function useSentence(of: CodeDelivery, refused: Refused): string | null {
  const { language } = useLanguage();
  const { data: delivery } = useQuery({
    queryKey: ['words', 'delivery', language],
    queryFn: () => furtherWords.delivery[language].fetch(),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (!delivery || of === null || of === 'pending') return null;
  return {
    delayed: delivery.delayed,
    delivered: delivery.delivered,
    bounced: refused(delivery),
    complained: delivery.complained,
  }[of];
}
