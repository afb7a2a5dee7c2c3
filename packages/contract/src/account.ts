import * as v from 'valibot';
import { language } from './language.ts';

export const languageChoice = v.strictObject({ language });
export type LanguageChoice = v.InferOutput<typeof languageChoice>;
