import { createLazyPart } from '../../shared/loading/lazy-part.ts';
import { paths } from '../../shared/navigation/paths.ts';
import type { ConsoleFactor } from '../console-factor.ts';

export const email: ConsoleFactor = {
  path: paths.verifyByEmail,
  title: (words) => words.verifyByEmail.title,
  help: 'verify-by-email',
  form: createLazyPart(() => import('./verify-form.tsx')),
  beginsWithField: ({ emailCode }) => emailCode !== null,
  offer: (words) => words.verify.byEmail,
};
