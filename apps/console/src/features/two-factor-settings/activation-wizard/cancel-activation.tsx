import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { useWords } from '../../../shared/words/use-words.ts';
import { pendingActivationQuery, useGiveUpActivation } from './activation-api.ts';

/** Gives up what is under way, if anything is. Should the request be lost, it ends by itself within minutes. */
export function CancelActivation() {
  const words = useWords();
  const navigate = useNavigate();
  const client = useQueryClient();
  const giveUp = useGiveUpActivation();

  const leave = () => navigate('/settings/two-factor');
  const cancel = () => {
    const isUnderWay = Boolean(client.getQueryData(pendingActivationQuery.queryKey));
    return isUnderWay ? giveUp.mutate(undefined, { onSettled: leave }) : leave();
  };

  return (
    <Button variant="subtle" size="compact-sm" loading={giveUp.isPending} onClick={cancel}>
      {words.common.cancel}
    </Button>
  );
}
