import { useComputedColorScheme } from '@mantine/core';
import { useLanguage } from '../../shared/words/use-words.tsx';
import classes from './picture.module.css';
import sizes from './pictures/sizes.json';
import { useHelp } from './use-help.ts';

/** Made by `pnpm help:pictures`, which names them too. */
const files = import.meta.glob<string>('./pictures/*/*/*.webp', { eager: true, query: '?url', import: 'default' });

interface PictureProps {
  of: keyof typeof sizes.en;
}

/** One of our own screens, in the language and the colours of the page. Its room is kept before it arrives. */
export function Picture({ of }: PictureProps) {
  const help = useHelp();
  const { language } = useLanguage();
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false });
  return (
    <span className={classes.frame}>
      <img
        className={classes.picture}
        src={files[`./pictures/${language}/${scheme}/${of}.webp`]}
        alt={help.pictures[of]}
        {...sizes[language][of]}
        loading="lazy"
        decoding="async"
      />
    </span>
  );
}
