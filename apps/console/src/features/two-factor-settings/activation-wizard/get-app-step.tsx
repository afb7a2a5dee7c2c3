import { Button } from '@mantine/core';
import IconBrandAppstore from '@tabler/icons-react/dist/esm/icons/IconBrandAppstore.mjs';
import IconBrandGooglePlay from '@tabler/icons-react/dist/esm/icons/IconBrandGooglePlay.mjs';
import { useNavigate } from 'react-router';
import { ProblemNotice } from '../../../shared/ui/problem-notice.tsx';
import { ScreenHeading } from '../../../shared/ui/screen-heading.tsx';
import { useWords } from '../../../shared/words/use-words.ts';
import { useBeginActivation } from './activation-api.ts';
import { addressOf } from './activation-steps.ts';
import { fromStepBefore } from './back-button.tsx';
import classes from './step.module.css';
import { StoreLink } from './store-link.tsx';

const GOOGLE_PLAY = 'https://play.google.com/store/apps/details?id=com.google.android.apps.authenticator2';
const APP_STORE = 'https://apps.apple.com/app/google-authenticator/id388497605';

export function GetAppStep() {
  const words = useWords();
  const navigate = useNavigate();
  const begin = useBeginActivation();

  const goOn = () =>
    begin.mutate({ anew: false }, { onSuccess: () => navigate(addressOf('scan'), { state: fromStepBefore }) });

  return (
    <>
      <ScreenHeading title={words.getApp.title} />
      <p className={classes.text}>{words.getApp.text}</p>
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
      <p className={classes.text}>{words.getApp.anyApp}</p>
      <ProblemNotice error={begin.isPending ? null : begin.error} />
      <div className={classes.actions}>
        <Button className={classes.next ?? ''} size="md" loading={begin.isPending} onClick={goOn}>
          {words.common.continue}
        </Button>
      </div>
    </>
  );
}
