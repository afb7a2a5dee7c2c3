import { newRecoveryCodes } from '@countersign/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useState } from 'react';
import { Navigate, useNavigate } from 'react-router';
import { write } from '../../../shared/bff/client.ts';
import { isProblem } from '../../../shared/bff/errors.ts';
import { sessionQuery } from '../../../shared/bff/session-query.ts';
import { twoFactorStatusQuery } from '../../../shared/bff/two-factor-status-query.ts';
import { type Submission, useSubmission } from '../../../shared/bff/use-submission.ts';
import { Link } from '../../../shared/navigation/link.tsx';
import { paths } from '../../../shared/navigation/paths.ts';
import { createPasskey, fetchCeremonies } from '../../../shared/passkey/ceremonies.ts';
import { PasskeyNotice } from '../../../shared/passkey/passkey-notice.tsx';
import { useLeaving } from '../../../shared/passkey/use-leaving.ts';
import { ActionRow } from '../../../shared/ui/action-row.tsx';
import { Button, buttonLook } from '../../../shared/ui/button.tsx';
import { QuietText } from '../../../shared/ui/quiet-text.tsx';
import { ScreenHeading } from '../../../shared/ui/screen-heading.tsx';
import { TextField } from '../../../shared/ui/text-field.tsx';
import { usePasskeysWords, useWizardWords } from '../../../shared/words/use-words.tsx';
import classes from '../activation-wizard/step.module.css';
import { WizardContext } from '../activation-wizard/wizard.ts';
import { WizardFrame } from '../activation-wizard/wizard-frame.tsx';
import { stateAfter } from '../change-notice.ts';
import { SaveCodes } from '../recovery-codes/save-codes.tsx';
import { useFinish } from '../use-finish.ts';
import { useStatusUpdate } from '../use-status-update.ts';
import { begin } from './passkeys-api.ts';
import { useNameEntry } from './use-name-entry.ts';

/** Activates with a passkey in place of an app. Until the server has the passkey, leaving changes nothing. */
export default function ActivateWithPasskey() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const twoFactor = useQuery(twoFactorStatusQuery);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const leaving = useLeaving();
  const update = useStatusUpdate();
  const finish = useFinish('activatedByPasskey');
  const activation = useSubmission({
    mutationFn: async (name: string) => {
      const { options } = await begin();
      const credential = await createPasskey(options, leaving());
      return write('POST', '/api/two-factor/activation/passkey', { credential, name }, newRecoveryCodes);
    },
    onSuccess: (answer) => {
      update(answer.twoFactor);
      setCodes(answer.recoveryCodes);
      // It says now that a passkey was proved.
      void client.invalidateQueries({ queryKey: sessionQuery.queryKey });
    },
    // Another window may have activated meanwhile. Awaited, so that no failure is shown in that case.
    onError: (error) =>
      isProblem(error, 'already_active')
        ? client.invalidateQueries({ queryKey: twoFactorStatusQuery.queryKey })
        : undefined,
  });
  const leave = () => navigate(paths.twoFactor, { replace: true, state: stateAfter('activatedByPasskey') });

  const isActive = twoFactor.data?.status === 'active';
  if (isActive && !activation.isPending && codes === null) return <Navigate to={paths.twoFactor} replace />;
  return (
    <WizardContext value="passkey">
      <WizardFrame step={codes ? 'save-recovery-codes' : 'passkey'} isLoaded>
        {codes ? <SaveCodes codes={codes} onSaved={finish} onLater={leave} /> : <NameStep activation={activation} />}
      </WizardFrame>
    </WizardContext>
  );
}

/** Asks for the name, and then the browser for the passkey. */
function NameStep({ activation }: { activation: Submission<unknown, string> }) {
  const words = useWizardWords();
  const said = usePasskeysWords();
  const entry = useNameEntry(null);
  const { error, isPending, submittedAt } = activation;

  useEffect(fetchCeremonies, []);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const name = entry.take();
    if (name !== null) activation.mutate(name);
  };

  return (
    <form className={classes.text} onSubmit={submit} noValidate>
      <ScreenHeading title={said.activateTitle} />
      <QuietText size="medium">{said.activateText}</QuietText>
      <PasskeyNotice key={submittedAt} error={error} sentences={said.problems} />
      <TextField {...entry.field} readOnly={isPending} />
      <ActionRow>
        <Button type="submit" size="large" isBusy={isPending}>
          {words.common.continue}
        </Button>
        <Link {...buttonLook({ variant: 'secondary', size: 'large' })} to={paths.activation}>
          {words.byPasskey.useApp}
        </Link>
      </ActionRow>
    </form>
  );
}
