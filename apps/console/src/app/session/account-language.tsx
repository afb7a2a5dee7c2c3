import type { Language, LanguageChoice } from '@countersign/contract';
import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import { noContent, write } from '../../shared/bff/client.ts';
import { sessionQuery } from '../../shared/bff/session-query.ts';
import { signedInHint } from '../../shared/session/signed-in-hint.ts';
import { Notice } from '../../shared/ui/notice.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { ownNames } from '../../shared/words/language.ts';
import { onLanguageChosen } from '../../shared/words/language-choice.ts';
import { useLanguage, useWords } from '../../shared/words/use-words.tsx';
import classes from '../shell/floating-notice.module.css';
import { onSessionRead } from './on-session-read.ts';

/** One after the other, so that the account ends with the choice that was made last. */
function useSaveLanguage() {
  const client = useQueryClient();
  return useMutation({
    scope: { id: 'language' },
    mutationFn: (language: Language) =>
      write('POST', '/api/account/language', { language } satisfies LanguageChoice, noContent),
    onSuccess: (_, language) =>
      client.setQueryData(
        sessionQuery.queryKey,
        (session) => session && { ...session, account: { ...session.account, language } },
      ),
  });
}

/**
 * Lets the console speak what somebody chooses, and saves it with their account while they are signed in; lets it speak
 * what the account has chosen elsewhere. It shows itself only when one of these fails.
 */
export function AccountLanguage() {
  const words = useWords();
  const { speak } = useLanguage();
  const client = useQueryClient();
  const [unspoken, setUnspoken] = useState<Language | null>(null);
  const saving = useSaveLanguage();

  const say = async (language: Language): Promise<boolean> => {
    setUnspoken(null);
    try {
      return await speak(language);
    } catch {
      setUnspoken(language);
      return false;
    }
  };

  const follow = useEffectEvent(async (chosen: Language) => {
    saving.reset();
    if ((await say(chosen)) && signedInHint.isSet()) saving.mutate(chosen);
  });
  const adopt = useEffectEvent((chosen: Language | null) => {
    if (chosen) void say(chosen);
  });
  useEffect(() => onLanguageChosen((chosen) => void follow(chosen)), []);
  useEffect(() => onSessionRead(client, ({ account }) => adopt(account.language)), [client]);

  if (unspoken === null && !saving.isError) return null;
  const close = () => {
    setUnspoken(null);
    saving.reset();
  };
  return (
    <div className={classes.notice}>
      {unspoken ? (
        <Notice tone="error">{words.preferences.notLoaded(ownNames[unspoken])}</Notice>
      ) : (
        <ProblemNotice error={saving.error} lead={words.preferences.notSaved} />
      )}
      <Button variant="default" onClick={close}>
        {words.common.close}
      </Button>
    </div>
  );
}
