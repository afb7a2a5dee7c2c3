import { createLazyPart } from '../../shared/loading/lazy-part.ts';
import { paths } from '../../shared/navigation/paths.ts';
import { withWords } from '../../shared/words/load-words.ts';
import type { ConsoleFactor } from '../console-factor.ts';

export const passkey: ConsoleFactor = {
  path: paths.verifyByPasskey,
  title: (words) => words.verify.title,
  help: 'passkeys',
  form: createLazyPart(withWords(['passkey'], () => import('./verify-form.tsx'))),
  beginsWithField: () => false,
  second: 'authenticator',
  offer: (words) => words.verify.usePasskey,
};
