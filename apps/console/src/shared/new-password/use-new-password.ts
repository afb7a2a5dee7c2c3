import type { PasswordFlaw } from '@countersign/contract';
import { type RefObject, useRef, useState } from 'react';
import { useNewPasswordWords } from '../words/use-words.tsx';
import { adviceOn, type PasswordAdvice } from './password-advice.ts';

interface Complaints {
  password: string | null;
  confirmation: string | null;
}

const noComplaints: Complaints = { password: null, confirmation: null };

/** A password that somebody chooses: typed twice, or once where it is shown. */
export interface NewPassword {
  password: string;
  type: (password: string) => void;
  confirmation: string;
  typeAgain: (confirmation: string) => void;
  isShown: boolean;
  show: (isShown: boolean) => void;
  advice: PasswordAdvice;
  complaints: Complaints;
  passwordField: RefObject<HTMLInputElement | null>;
  confirmationField: RefObject<HTMLInputElement | null>;
  /** Whether it may be sent; what keeps it back is said at its field, which gets the focus. */
  isReady: () => boolean;
  /** Says at the field why the BFF has refused it: which ones may be set, the BFF alone decides. */
  refuse: (flaw: PasswordFlaw | 'unchanged') => void;
}

/** @param current the password that there is, which is none to choose; empty where it is not known */
export function useNewPassword(current = ''): NewPassword {
  const said = useNewPasswordWords();
  const passwordField = useRef<HTMLInputElement>(null);
  const confirmationField = useRef<HTMLInputElement>(null);
  const [password, setPassword] = useState('');
  const [confirmation, setConfirmation] = useState('');
  const [isShown, setIsShown] = useState(false);
  const [complaints, setComplaints] = useState(noComplaints);
  const advice = adviceOn(password, current);

  const complain = (found: Partial<Complaints>) => {
    setComplaints({ ...noComplaints, ...found });
    (found.password === undefined ? confirmationField : passwordField).current?.focus();
  };

  const found = (): Partial<Complaints> | null => {
    if (advice.kind === 'empty') return { password: said.missing };
    if (advice.kind === 'short') return { password: said.flaws['too-short'] };
    if (advice.kind === 'long') return { password: said.flaws['too-long'] };
    if (advice.kind === 'unchanged') return { password: said.flaws.unchanged };
    return isShown || confirmation === password ? null : { confirmation: said.mismatch };
  };

  return {
    password,
    type(typed) {
      setPassword(typed);
      // What was said of another password is not said of this one.
      setComplaints(noComplaints);
    },
    confirmation,
    typeAgain: setConfirmation,
    isShown,
    show: setIsShown,
    advice,
    complaints,
    passwordField,
    confirmationField,
    isReady() {
      const complaint = found();
      if (complaint) complain(complaint);
      else setComplaints(noComplaints);
      return complaint === null;
    },
    refuse: (flaw) => complain({ password: said.flaws[flaw] }),
  };
}
