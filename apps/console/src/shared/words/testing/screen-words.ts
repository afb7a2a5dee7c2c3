import { signedIn as enSignedIn } from '../en/signed-in.ts';
import { wizard as enWizard } from '../en/wizard.ts';
import { en } from '../en.ts';
import type { WizardWords } from '../words.ts';
import { signedIn as zhCnSignedIn } from '../zh-cn/signed-in.ts';
import { wizard as zhCnWizard } from '../zh-cn/wizard.ts';
import { zhCn } from '../zh-cn.ts';

// As `useWizardWords` puts them together.
export const enScreens = { ...en, ...enSignedIn, ...enWizard };
export const zhCnScreens: WizardWords = { ...zhCn, ...zhCnSignedIn, ...zhCnWizard };
