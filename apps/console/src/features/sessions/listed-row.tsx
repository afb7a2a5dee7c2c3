import type { ListedBrowser } from '@countersign/contract';
import IconDeviceDesktop from '@tabler/icons-react/dist/esm/icons/IconDeviceDesktop.mjs';
import IconDeviceTablet from '@tabler/icons-react/dist/esm/icons/IconDeviceTablet.mjs';
import IconWorldQuestion from '@tabler/icons-react/dist/esm/icons/IconWorldQuestion.mjs';
import { type ReactNode, useId } from 'react';
import { serverTime } from '../../shared/time/server-clock.ts';
import { Button } from '../../shared/ui/button.tsx';
import { useSessionsWords } from '../../shared/words/use-words.tsx';
import type { SessionsWords } from '../../shared/words/words.ts';
import { ageOf } from './age.ts';
import { useFormats } from './formats.ts';
import classes from './listed-row.module.css';

type NamedBrowser = ListedBrowser['browser'];

const HANDHELD = /android|ios/i;

const iconOf = (browser: NamedBrowser) => {
  if (browser === null) return IconWorldQuestion;
  return HANDHELD.test(browser.system ?? '') ? IconDeviceTablet : IconDeviceDesktop;
};

export function nameOf(browser: NamedBrowser, said: SessionsWords): string {
  if (browser === null) return said.unknownBrowser;
  return browser.system === null ? browser.name : said.browserOn(browser.name, browser.system);
}

interface ListedRowProps {
  listed: Pick<ListedBrowser, 'browser' | 'isThisOne'>;
  children: ReactNode;
  /** What can be done about it; null where nothing can. */
  action: { label: string; isBusy: boolean; onClick: () => void } | null;
}

/** A session or a browser: what it calls itself, what is known of it, and its button, which is named after it. */
export function ListedRow({ listed: { browser, isThisOne }, children, action }: ListedRowProps) {
  const said = useSessionsWords();
  const [nameId, factsId, actionId] = [useId(), useId(), useId()];
  const Icon = iconOf(browser);
  return (
    <li className={classes.row}>
      <Icon className={classes.icon} size={22} stroke={1.6} aria-hidden />
      <div className={classes.about}>
        <div className={classes.head}>
          <h3 className={classes.name} id={nameId}>
            {nameOf(browser, said)}
          </h3>
          {isThisOne && <span className={classes.badge}>{said.thisOne}</span>}
        </div>
        <dl className={classes.facts} id={factsId}>
          {children}
        </dl>
      </div>
      {action && (
        <Button
          variant="secondary"
          className={classes.action}
          id={actionId}
          aria-labelledby={`${actionId} ${nameId}`}
          aria-describedby={factsId}
          isBusy={action.isBusy}
          onClick={action.onClick}
        >
          {action.label}
        </Button>
      )}
    </li>
  );
}

export const Fact = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className={classes.fact}>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
);

export function ExactTime({ moment }: { moment: string }) {
  const { exact } = useFormats();
  return <time dateTime={moment}>{exact(moment)}</time>;
}

/** By the server's clock, since a device's may be wrong. */
export function RelativeTime({ moment }: { moment: string }) {
  const said = useSessionsWords();
  const { exact, relative } = useFormats();
  const age = ageOf(moment, serverTime(Date.now()));
  return (
    <time dateTime={moment} title={exact(moment)}>
      {age === null ? said.justNow : relative.format(-age.amount, age.unit)}
    </time>
  );
}
