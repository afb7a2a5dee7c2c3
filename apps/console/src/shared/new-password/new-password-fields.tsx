import { PasswordField } from '../ui/password-field.tsx';
import { useNewPasswordWords } from '../words/use-words.tsx';
import type { NewPassword } from './use-new-password.ts';

/** With advice while it is typed. Password managers may fill both in. */
export function NewPasswordFields({ entry }: { entry: NewPassword }) {
  const said = useNewPasswordWords();
  const { advice } = entry;
  return (
    <>
      <PasswordField
        ref={entry.passwordField}
        label={said.label}
        isNew
        value={entry.password}
        onChange={entry.type}
        onShow={entry.show}
        hint={advice.kind === 'short' ? said.advice.short(advice.missing) : said.advice[advice.kind]}
        error={entry.complaints.password}
      />
      {!entry.isShown && (
        <PasswordField
          ref={entry.confirmationField}
          label={said.confirm}
          isNew
          value={entry.confirmation}
          onChange={entry.typeAgain}
          error={entry.complaints.confirmation}
        />
      )}
    </>
  );
}
