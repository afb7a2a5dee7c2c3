import { TextField } from '../ui/text-field.tsx';
import { useWords } from '../words/use-words.tsx';
import type { EmailEntry } from './use-email-entry.ts';

interface EmailFieldProps {
  entry: EmailEntry;
  /** What password managers fill in: the name of an account that there is, or any email of the person. */
  autoComplete: 'username' | 'email';
  label?: string;
  /** Why the BFF refused it. */
  refusal?: string | null;
}

export function EmailField({ entry, autoComplete, label, refusal = null }: EmailFieldProps) {
  const { signIn } = useWords();
  return (
    <TextField
      ref={entry.field}
      label={label ?? signIn.email}
      type="email"
      name="email"
      autoComplete={autoComplete}
      value={entry.typed}
      onChange={entry.type}
      error={entry.complaint ? signIn[entry.complaint] : refusal}
    />
  );
}
