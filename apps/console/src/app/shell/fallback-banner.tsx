import IconInfoCircle from '@tabler/icons-react/dist/esm/icons/IconInfoCircle.mjs';
import { useQueryClient } from '@tanstack/react-query';
import { hasFactor, twoFactorStatusQuery } from '../../shared/bff/two-factor-status-query.ts';
import { paths } from '../../shared/navigation/paths.ts';
import { TextLink } from '../../shared/ui/text-link.tsx';
import { useRecoveryWords, useSignedInWords, useWithoutPhoneWords } from '../../shared/words/use-words.tsx';
import type { FallbackReason } from '../session/fallback-reason.ts';
import classes from './fallback-banner.module.css';

/** Stays until the factor that was not at hand is replaced. */
export default function FallbackBanner({ reason }: { reason: FallbackReason }) {
  const words = useSignedInWords();
  const recovery = useRecoveryWords();
  const withoutPhone = useWithoutPhoneWords();
  // It was read already, or there would be no banner.
  const status = useQueryClient().getQueryData(twoFactorStatusQuery.queryKey);
  const isAuthenticator = !status || hasFactor(status, 'authenticator');
  const came = isAuthenticator ? withoutPhone.withoutAuthenticator[reason] : withoutPhone.withoutPasskey[reason];
  const next = isAuthenticator ? withoutPhone.withoutAuthenticator.next : withoutPhone.withoutPasskey.next;
  return (
    <section className={classes.banner} aria-label={came}>
      <IconInfoCircle className={classes.icon} size={20} stroke={1.8} aria-hidden />
      <p className={classes.text}>{came + words.common.betweenSentences + next}</p>
      <div className={classes.links}>
        {isAuthenticator ? (
          <TextLink to={paths.move}>{recovery.move.title}</TextLink>
        ) : (
          <TextLink to={paths.twoFactor}>{words.twoFactor.factorNames.passkey}</TextLink>
        )}
        <TextLink to={paths.deactivation}>{words.twoFactor.deactivate}</TextLink>
      </div>
    </section>
  );
}
