import IconBrandAppstore from '@tabler/icons-react/dist/esm/icons/IconBrandAppstore.mjs';
import IconBrandGooglePlay from '@tabler/icons-react/dist/esm/icons/IconBrandGooglePlay.mjs';
import IconExternalLink from '@tabler/icons-react/dist/esm/icons/IconExternalLink.mjs';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { ActionRow } from '../../../shared/ui/action-row.tsx';
import { Button } from '../../../shared/ui/button.tsx';
import { ProblemNotice } from '../../../shared/ui/problem-notice.tsx';
import { QuietText } from '../../../shared/ui/quiet-text.tsx';
import { ScreenHeading } from '../../../shared/ui/screen-heading.tsx';
import { useWizardWords } from '../../../shared/words/use-words.tsx';
import { useBegin } from './activation-api.ts';
import { PhonePicture } from './phone-picture.tsx';
import classes from './step.module.css';
import { fromStepBefore } from './step-navigation.tsx';
import storeClasses from './store-link.module.css';
import { useWizard, useWordsBeside } from './wizard.ts';

const GOOGLE_PLAY = 'https://play.google.com/store/apps/details?id=com.google.android.apps.authenticator2';
const APP_STORE = 'https://apps.apple.com/app/google-authenticator/id388497605';

export function GetAppStep() {
  const words = useWizardWords();
  const beside = useWordsBeside();
  const navigate = useNavigate();
  const { addressOf } = useWizard();
  const begin = useBegin();

  const continueToScan = () =>
    begin.mutate({ replaces: false }, { onSuccess: () => navigate(addressOf('scan'), { state: fromStepBefore }) });

  return (
    <>
      <div className={classes.pictured}>
        <div className={classes.text}>
          <ScreenHeading title={words.getApp.title} />
          {beside && <QuietText size="medium">{beside.text}</QuietText>}
          <QuietText size="medium">{words.getApp.text}</QuietText>
          <QuietText size="medium">{words.getApp.anyApp}</QuietText>
        </div>
        <PhonePicture />
      </div>
      <div className={classes.stores}>
        <StoreLink
          href={GOOGLE_PLAY}
          icon={<IconBrandGooglePlay size={26} stroke={1.6} aria-hidden />}
          store={words.getApp.googlePlay}
          device={words.getApp.googlePlayFor}
        />
        <StoreLink
          href={APP_STORE}
          icon={<IconBrandAppstore size={26} stroke={1.6} aria-hidden />}
          store={words.getApp.appStore}
          device={words.getApp.appStoreFor}
        />
      </div>
      <ProblemNotice error={begin.error} />
      <ActionRow>
        <Button size="large" isBusy={begin.isPending} onClick={continueToScan}>
          {words.common.continue}
        </Button>
      </ActionRow>
    </>
  );
}

interface StoreLinkProps {
  href: string;
  icon: ReactNode;
  store: string;
  device: string;
}

function StoreLink({ href, icon, store, device }: StoreLinkProps) {
  const words = useWizardWords();
  return (
    <a className={storeClasses.link} href={href} target="_blank" rel="noopener noreferrer">
      <span className={storeClasses.icon}>{icon}</span>
      <span className={storeClasses.text}>
        <span className={storeClasses.app}>{words.getApp.appName}</span>
        <span className={storeClasses.store}>
          {store} {device}
        </span>
        <span className="visually-hidden">{words.common.opensInNewTab}</span>
      </span>
      <IconExternalLink className={storeClasses.external} size={16} stroke={1.8} aria-hidden />
    </a>
  );
}
