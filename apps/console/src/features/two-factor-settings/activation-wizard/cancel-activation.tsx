import { useNavigate } from 'react-router';
import { paths } from '../../../shared/navigation/paths.ts';
import { BusyButton } from '../../../shared/ui/busy-button.tsx';
import { useWords } from '../../../shared/words/use-words.tsx';
import { useGiveUpActivation } from './activation-api.ts';

/** Gives up what is under way, if anything is. Should the request be lost, it ends by itself within minutes. */
export function CancelActivation() {
  const words = useWords();
  const navigate = useNavigate();
  const giveUp = useGiveUpActivation();

  const cancel = () => giveUp.mutate(undefined, { onSettled: () => navigate(paths.twoFactor) });

  return (
    <BusyButton variant="subtle" size="compact-sm" isBusy={giveUp.isPending} onClick={cancel}>
      {words.common.cancel}
    </BusyButton>
  );
}
