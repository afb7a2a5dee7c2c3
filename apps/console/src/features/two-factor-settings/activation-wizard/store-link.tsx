import IconExternalLink from '@tabler/icons-react/dist/esm/icons/IconExternalLink.mjs';
import type { ReactNode } from 'react';
import { useWords } from '../../../shared/words/use-words.tsx';
import classes from './store-link.module.css';

interface StoreLinkProps {
  href: string;
  icon: ReactNode;
  store: string;
  device: string;
}

export function StoreLink({ href, icon, store, device }: StoreLinkProps) {
  const words = useWords();
  return (
    <a className={classes.link} href={href} target="_blank" rel="noopener noreferrer">
      <span className={classes.icon}>{icon}</span>
      <span className={classes.text}>
        <span className={classes.app}>{words.getApp.appName}</span>
        <span className={classes.store}>
          {store} {device}
        </span>
        <span className="visually-hidden">{words.common.opensInNewTab}</span>
      </span>
      <IconExternalLink className={classes.external} size={16} stroke={1.8} aria-hidden />
    </a>
  );
}
