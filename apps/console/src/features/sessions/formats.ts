import { useMemo } from 'react';
import { useLanguage } from '../../shared/words/use-words.tsx';

/** How the language of the page says moments, in this device's time zone, and lists. */
export function useFormats() {
  const { language } = useLanguage();
  return useMemo(() => {
    const exact = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', hourCycle: 'h23' });
    return {
      exact: (moment: string) => exact.format(new Date(moment)),
      relative: new Intl.RelativeTimeFormat(language, { numeric: 'auto' }),
      list: new Intl.ListFormat(language, { type: 'conjunction' }),
    };
  }, [language]);
}
