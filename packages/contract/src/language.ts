import * as v from 'valibot';

/** The languages that console and mails speak, as BCP 47 tags. The first is spoken to people who read none of them. */
export const languages = ['en', 'zh-CN'] as const;
export type Language = (typeof languages)[number];

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
