import { type RefObject, useRef, useState } from 'react';
import { type EmailComplaint, emailComplaint } from './email-complaint.ts';

/** An email that somebody types, which `EmailField` shows. */
export interface EmailEntry {
  typed: string;
  type: (typed: string) => void;
  complaint: EmailComplaint | null;
  field: RefObject<HTMLInputElement | null>;
  focus: () => void;
  /** What may be sent; null if it may not, which is said at the field, and that gets the focus. */
  check: () => string | null;
}

export function useEmailEntry(before = ''): EmailEntry {
  const field = useRef<HTMLInputElement>(null);
  const [typed, type] = useState(before);
  const [complaint, setComplaint] = useState<EmailComplaint | null>(null);
  const focus = () => field.current?.focus();
  return {
    typed,
    type,
    complaint,
    field,
    focus,
    check() {
      const email = typed.trim();
      const found = emailComplaint(email);
      setComplaint(found);
      if (found === null) return email;
      focus();
      return null;
    },
  };
}
