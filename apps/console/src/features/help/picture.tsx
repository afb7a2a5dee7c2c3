import { useStore } from '../../shared/store/create-store.ts';
import { colorScheme } from '../../shared/ui/color-scheme.ts';
import { useLanguage } from '../../shared/words/use-words.tsx';
import classes from './picture.module.css';
import sizes from './pictures/sizes.json';
import { useHelp } from './use-help.ts';

/** Made and named by `pnpm help:pictures`. */
const files = import.meta.glob<string>('./pictures/*/*/*.webp', { eager: true, query: '?url', import: 'default' });

interface PictureProps {
  of: keyof typeof sizes.en;
}

/** A picture of one of our screens, in the language and colours of the page. Its space is reserved while it loads. */
export function Picture({ of }: PictureProps) {
  const help = useHelp();
  const { language } = useLanguage();
  const scheme = useStore(colorScheme);
  const fileIn = (colours: 'light' | 'dark') => files[`./pictures/${language}/${colours}/${of}.webp`];
  return (
    <picture className={classes.frame}>
      {scheme === 'auto' && <source media="(prefers-color-scheme: dark)" srcSet={fileIn('dark')} />}
      <img
        className={classes.picture}
        src={fileIn(scheme === 'dark' ? 'dark' : 'light')}
        alt={help.pictures[of]}
        {...sizes[language][of]}
        loading="lazy"
        decoding="async"
      />
    </picture>
  );
}
