import type { Language } from '@countersign/contract';

let follow: (chosen: Language) => void = () => {};

/** The frame of the app registers here what a choice comes to, since it alone knows who is signed in. */
export function whenLanguageIsChosen(action: typeof follow): void {
  follow = action;
}

/** For whatever offers the languages to somebody. */
export const chooseLanguage = (chosen: Language): void => follow(chosen);
