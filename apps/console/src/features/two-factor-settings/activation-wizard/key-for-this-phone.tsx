import type { PendingActivation } from '@countersign/contract';
import { Button } from '@mantine/core';
import IconExternalLink from '@tabler/icons-react/dist/esm/icons/IconExternalLink.mjs';
import { QuietText } from '../../../shared/ui/quiet-text.tsx';
import { useWords } from '../../../shared/words/use-words.tsx';
import { TextKey } from './text-key.tsx';

/** On a phone: straight into the app, then the key to copy. */
export function KeyForThisPhone({ pending }: { pending: PendingActivation }) {
  const words = useWords();
  return (
    <>
      <QuietText size="medium">{words.scan.textOnPhone}</QuietText>
      <Button
        component="a"
        href={pending.keyUri}
        size="md"
        rightSection={<IconExternalLink size={18} stroke={1.8} aria-hidden />}
      >
        {words.scan.openInApp}
      </Button>
      <TextKey pending={pending} />
      <QuietText size="medium">{words.scan.keepSecret}</QuietText>
    </>
  );
}
