import { type Language, languages } from '@countersign/two-factor/vocabulary';
import * as v from 'valibot';

export { type Language, languages };

export const language = v.picklist(languages);

const primaryTag = (tag: string) => tag.toLowerCase().split('-', 1)[0];

/**
 * The first of ours that somebody reads. `preferred` are BCP 47 tags, best first; "zh-Hans" and "zh" mean "zh-CN" as
 * long as there is no other Chinese.
 */
export function languageFor(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    const exact = languages.find((ours) => ours.toLowerCase() === tag.toLowerCase());
    const near = exact ?? languages.find((ours) => primaryTag(ours) === primaryTag(tag));
    if (near) return near;
  }
  return languages[0];
}
