import { createLazyPart } from '../../shared/loading/lazy-part.ts';
import { paths } from '../../shared/navigation/paths.ts';
import type { ConsoleFactor } from '../console-factor.ts';

export const authenticator: ConsoleFactor = {
  path: paths.verify,
  title: (words) => words.verify.title,
  help: 'verify',
  form: createLazyPart(() => import('./verify-form.tsx')),
  beginsWithField: () => true,
  ifUnavailable: (words) => words.verify.cannotUseApp,
  offer: (words) => words.verifyByEmail.useApp,
};
