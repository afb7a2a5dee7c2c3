import { createLazyPart } from '../../shared/loading/lazy-part.ts';
import { paths } from '../../shared/navigation/paths.ts';
import { withWords } from '../../shared/words/load-words.ts';
import type { ConsoleFactor } from '../console-factor.ts';

export const recoveryCode: ConsoleFactor = {
  path: paths.verifyByRecoveryCode,
  title: (words) => words.verify.recoveryCodeTitle,
  help: 'verify-by-recovery-code',
  form: createLazyPart(withWords(['recovery'], () => import('./verify-form.tsx'))),
  beginsWithField: () => true,
  offer: (words) => words.verify.byRecoveryCode,
  leadsTo: paths.move,
};
