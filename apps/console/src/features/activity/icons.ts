import type { SecurityEventKind } from '@countersign/contract';
import IconBell from '@tabler/icons-react/dist/esm/icons/IconBell.mjs';
import IconDeviceMobile from '@tabler/icons-react/dist/esm/icons/IconDeviceMobile.mjs';
import IconKey from '@tabler/icons-react/dist/esm/icons/IconKey.mjs';
import IconLock from '@tabler/icons-react/dist/esm/icons/IconLock.mjs';
import IconLogin from '@tabler/icons-react/dist/esm/icons/IconLogin.mjs';
import IconLogout from '@tabler/icons-react/dist/esm/icons/IconLogout.mjs';
import IconMail from '@tabler/icons-react/dist/esm/icons/IconMail.mjs';
import IconShieldCheck from '@tabler/icons-react/dist/esm/icons/IconShieldCheck.mjs';
import IconShieldOff from '@tabler/icons-react/dist/esm/icons/IconShieldOff.mjs';
import IconUserPlus from '@tabler/icons-react/dist/esm/icons/IconUserPlus.mjs';
import IconWorldX from '@tabler/icons-react/dist/esm/icons/IconWorldX.mjs';

/** What helps the eye to find an event; the sentence beside it says the same. */
export const icons = {
  'account-added': IconUserPlus,
  'challenge-opened': IconLock,
  'signed-in': IconLogin,
  'signed-out': IconLogout,
  'password-proved': IconLock,
  'step-up-begun': IconLock,
  'second-factor-proved': IconLock,
  'activation-begun': IconShieldCheck,
  activated: IconShieldCheck,
  'deactivation-begun': IconShieldOff,
  deactivated: IconShieldOff,
  'move-begun': IconDeviceMobile,
  moved: IconDeviceMobile,
  'addition-begun': IconDeviceMobile,
  'authenticator-added': IconDeviceMobile,
  'passkey-added': IconKey,
  'passkey-renamed': IconKey,
  'passkey-removed': IconKey,
  'email-codes-switched-off': IconMail,
  'email-codes-switched-on': IconMail,
  'recovery-codes-renewed': IconKey,
  'recovery-codes-saved': IconKey,
  'code-tested': IconDeviceMobile,
  'change-undone': IconShieldCheck,
  'unlock-link-issued': IconMail,
  'browser-unlocked': IconMail,
  'password-reset-begun': IconMail,
  'password-reset': IconLock,
  'code-refused': IconLock,
  'code-replayed': IconLock,
  'passkey-refused': IconKey,
  'passkey-copied': IconKey,
  'session-ended': IconLogout,
  'other-sessions-ended': IconLogout,
  'browser-forgotten': IconWorldX,
  'browsers-forgotten': IconWorldX,
  'notices-chosen': IconBell,
  'password-changed': IconLock,
  'email-change-begun': IconMail,
  'email-changed': IconMail,
  'help-begun': IconMail,
  'recovery-started': IconShieldOff,
  'recovery-cancelled': IconShieldCheck,
  blocked: IconLock,
  unblocked: IconLock,
} as const satisfies Record<SecurityEventKind, typeof IconLock>;
