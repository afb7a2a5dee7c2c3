import type { Language } from '@countersign/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import { noContent, write } from '../../shared/bff/client.ts';
import { sessionQuery } from '../../shared/bff/session-query.ts';
import { signedInHint } from '../../shared/session/signed-in-hint.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { ownNames } from '../../shared/words/language.ts';
import { onLanguageChosen } from '../../shared/words/language-choice.ts';
import { useLanguage, useWords } from '../../shared/words/use-words.tsx';
import classes from '../shell/floating-notice.module.css';
import { onSessionRead } from './on-session-read.ts';

/** One request after the other, so that the last choice wins. */
function useSaveLanguage() {
  const client = useQueryClient();
  return useMutation({
    scope: { id: 'language' },
    mutationFn: (language: Language) => write('POST', '/api/account/language', { language }, noContent),
    onSuccess: (_, language) =>
      client.setQueryData(
        sessionQuery.queryKey,
        (session) => session && { ...session, account: { ...session.account, language } },
      ),
  });
}

/**
 * Switches to the language that somebody chooses, and saves it with their account while they are signed in; switches to the
 * one that the account has chosen elsewhere. Renders nothing unless one of these fails.
 */
export function AccountLanguage() {
  const words = useWords();
  const { switchTo } = useLanguage();
  const client = useQueryClient();
  const [failed, setFailed] = useState<Language | null>(null);
  const saving = useSaveLanguage();

  const switchLanguage = async (language: Language): Promise<boolean> => {
    setFailed(null);
    try {
      return await switchTo(language);
    } catch {
      setFailed(language);
      return false;
    }
  };

  const follow = useEffectEvent(async (chosen: Language) => {
    saving.reset();
    if ((await switchLanguage(chosen)) && signedInHint.isSet()) saving.mutate(chosen);
  });
  const adopt = useEffectEvent((chosen: Language | null) => {
    if (chosen) void switchLanguage(chosen);
  });
  useEffect(() => onLanguageChosen((chosen) => void follow(chosen)), []);
  useEffect(() => onSessionRead(client, ({ account }) => adopt(account.language)), [client]);

  if (failed === null && !saving.isError) return null;
  const close = () => {
    setFailed(null);
    saving.reset();
  };
  return (
    <div className={classes.notice}>
      {failed ? (
        <Notice tone="error">{words.preferences.notLoaded(ownNames[failed])}</Notice>
      ) : (
        <ProblemNotice error={saving.error} lead={words.preferences.notSaved} />
      )}
      <Button variant="secondary" onClick={close}>
        {words.common.close}
      </Button>
    </div>
  );
}
