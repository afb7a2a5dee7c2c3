import { longestPasskeyName } from '@countersign/contract';
import { useRef, useState } from 'react';
import { usePasskeysWords } from '../../../shared/words/use-words.tsx';
import { type NameComplaint, nameComplaint } from './name-complaint.ts';
import { nameOfBrowser } from './name-of-browser.ts';

/** What a passkey is to be called, and what is wrong with that. `given` null proposes a name. */
export function useNameEntry(given: string | null) {
  const said = usePasskeysWords();
  const ref = useRef<HTMLInputElement>(null);
  const { browser, system } = nameOfBrowser(navigator.userAgent);
  const proposed = browser && system ? said.proposedName(browser, system) : (system ?? browser ?? '');
  const [name, setName] = useState(given ?? proposed);
  const [complaint, setComplaint] = useState<NameComplaint | null>(null);

  /** The name if it is one; where it is not, the field says so and has the focus. */
  function take(): string | null {
    const found = nameComplaint(name);
    setComplaint(found);
    if (found === null) return name.trim();
    ref.current?.focus();
    return null;
  }

  return {
    take,
    select: () => ref.current?.select(),
    field: {
      ref,
      label: said.name,
      name: 'passkey-name',
      autoComplete: 'off',
      value: name,
      onChange: setName,
      error: complaint && sentenceOf(complaint),
    },
  };
  function sentenceOf(found: NameComplaint): string {
    if (found === 'nameTooLong') return said.nameTooLong(longestPasskeyName);
    return found === 'nameMissing' ? said.nameMissing : said.nameNotUsable;
  }
}
