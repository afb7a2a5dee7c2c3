import type { WizardWords } from '@countersign/console/words';
import { account as enAccount } from '@countersign/console/words/en/account';
import { activity as enActivity } from '@countersign/console/words/en/activity';
import { assistedRecovery as enAssistedRecovery } from '@countersign/console/words/en/assisted-recovery';
import { delivery as enDelivery } from '@countersign/console/words/en/delivery';
import { invitation as enInvitation } from '@countersign/console/words/en/invitation';
import { newPassword as enNewPassword } from '@countersign/console/words/en/new-password';
import { passkey as enPasskey } from '@countersign/console/words/en/passkey';
import { passkeys as enPasskeys } from '@countersign/console/words/en/passkeys';
import { recovery as enRecovery } from '@countersign/console/words/en/recovery';
import { reset as enReset } from '@countersign/console/words/en/reset';
import { sessions as enSessions } from '@countersign/console/words/en/sessions';
import { strangers as enStrangers } from '@countersign/console/words/en/strangers';
import { undo as enUndo } from '@countersign/console/words/en/undo';
import { enScreens, zhCnScreens } from '@countersign/console/words/screens';
import { account as zhCnAccount } from '@countersign/console/words/zh-cn/account';
import { activity as zhCnActivity } from '@countersign/console/words/zh-cn/activity';
import { assistedRecovery as zhCnAssistedRecovery } from '@countersign/console/words/zh-cn/assisted-recovery';
import { delivery as zhCnDelivery } from '@countersign/console/words/zh-cn/delivery';
import { invitation as zhCnInvitation } from '@countersign/console/words/zh-cn/invitation';
import { newPassword as zhCnNewPassword } from '@countersign/console/words/zh-cn/new-password';
import { passkey as zhCnPasskey } from '@countersign/console/words/zh-cn/passkey';
import { passkeys as zhCnPasskeys } from '@countersign/console/words/zh-cn/passkeys';
import { recovery as zhCnRecovery } from '@countersign/console/words/zh-cn/recovery';
import { reset as zhCnReset } from '@countersign/console/words/zh-cn/reset';
import { sessions as zhCnSessions } from '@countersign/console/words/zh-cn/sessions';
import { strangers as zhCnStrangers } from '@countersign/console/words/zh-cn/strangers';
import { undo as zhCnUndo } from '@countersign/console/words/zh-cn/undo';
import type { FurtherWords } from './walk.ts';

/** The console's own catalogues: the walk finds everything by what stands on the screen, in every language. */
export const catalogues = {
  en: {
    ...enScreens,
    delivery: enDelivery,
    invitation: enInvitation,
    newPassword: enNewPassword,
    passkey: enPasskey,
    passkeys: enPasskeys,
    recovery: enRecovery,
    reset: enReset,
    undo: enUndo,
    assistedRecovery: enAssistedRecovery,
    sessionsPage: enSessions,
    activityPage: enActivity,
    accountPage: enAccount,
    strangers: enStrangers,
  },
  'zh-CN': {
    ...zhCnScreens,
    delivery: zhCnDelivery,
    invitation: zhCnInvitation,
    newPassword: zhCnNewPassword,
    passkey: zhCnPasskey,
    passkeys: zhCnPasskeys,
    recovery: zhCnRecovery,
    reset: zhCnReset,
    undo: zhCnUndo,
    assistedRecovery: zhCnAssistedRecovery,
    sessionsPage: zhCnSessions,
    activityPage: zhCnActivity,
    accountPage: zhCnAccount,
    strangers: zhCnStrangers,
  },
} as const satisfies Record<string, WizardWords & FurtherWords>;

export type Language = keyof typeof catalogues;
export const languages = Object.keys(catalogues) as Language[];
