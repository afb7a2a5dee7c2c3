import { type ActivityEvent, type ActivityWarning, warningOf } from '@countersign/contract';
import IconAlertTriangle from '@tabler/icons-react/dist/esm/icons/IconAlertTriangle.mjs';
import IconInfoCircle from '@tabler/icons-react/dist/esm/icons/IconInfoCircle.mjs';
import { paths } from '../../shared/navigation/paths.ts';
import { TextLink } from '../../shared/ui/text-link.tsx';
import { useActivityWords, useWords } from '../../shared/words/use-words.tsx';
import type { ActivityWords } from '../../shared/words/words.ts';
import classes from './event-row.module.css';
import { icons } from './icons.ts';

function sentenceOf({ factor, kind }: ActivityEvent, activity: ActivityWords): string {
  const sentence = activity.sentences[kind];
  return typeof sentence === 'string' ? sentence : sentence(factor ?? 'pwd');
}

function browserOf({ browser }: ActivityEvent, activity: ActivityWords): string | null {
  if (browser === null) return null;
  return browser.system === null ? browser.name : activity.browserOn(browser.name, browser.system);
}

/** One event: when, what, from where, and, where it stands out, what to do about it. */
export function EventRow({ event, place }: { event: ActivityEvent; place: number }) {
  const words = useWords();
  const activity = useActivityWords();
  const warning = warningOf(event);
  const Icon = icons[event.kind];
  const origin = [browserOf(event, activity), event.address].filter((fact) => fact !== null);
  return (
    <li className={classes.event} tabIndex={-1} data-place={place}>
      <time className={classes.time} dateTime={event.at} title={activity.moments.exact(event.at)}>
        {words.moments.time(event.at)}
      </time>
      <Icon className={classes.icon} size={20} stroke={1.6} aria-hidden />
      <div className={classes.about}>
        <p className={classes.sentence}>{sentenceOf(event, activity)}</p>
        {(origin.length > 0 || event.isThisSession) && (
          <p className={classes.origin}>
            {origin.map((fact) => (
              <span key={fact}>{fact}</span>
            ))}
            {event.isThisSession && <span className={classes.mark}>{activity.thisSession}</span>}
          </p>
        )}
        {warning && <Advice warning={warning} />}
      </div>
    </li>
  );
}

/** Whether it can only be somebody who knows the password, or is now and then the owner too. */
const tones: Record<ActivityWarning, 'grave' | 'notable'> = {
  'code-replayed': 'grave',
  'code-refused': 'grave',
  'passkey-refused': 'grave',
  'passkey-copied': 'grave',
  'recovery-code': 'notable',
  'new-browser': 'notable',
};

function Advice({ warning }: { warning: ActivityWarning }) {
  const words = useWords();
  const activity = useActivityWords();
  const { advice, label } = activity.warnings[warning];
  const Icon = tones[warning] === 'grave' ? IconAlertTriangle : IconInfoCircle;
  return (
    <div className={classes.advice} data-tone={tones[warning]}>
      <Icon className={classes.sign} size={18} stroke={1.8} aria-hidden />
      <p className={classes.text}>
        <strong className={classes.label}>{label}</strong>
        {advice}
        {words.common.betweenSentences}
        <Remedy warning={warning} />
      </p>
    </div>
  );
}

function Remedy({ warning }: { warning: ActivityWarning }) {
  const activity = useActivityWords();
  if (warning === 'recovery-code') return <TextLink to={paths.twoFactor}>{activity.toRecoveryCodes}</TextLink>;
  if (warning === 'passkey-copied') return <TextLink to={paths.twoFactor}>{activity.toPasskeys}</TextLink>;
  return <TextLink to={paths.sessions}>{activity.toSessions}</TextLink>;
}
