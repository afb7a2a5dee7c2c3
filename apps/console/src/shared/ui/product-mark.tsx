import { platformLogo } from '../bff/page-meta.ts';
import classes from './product-mark.module.css';

/** The platform's own logo, where it has one. */
export function ProductMark({ size = 32 }: { size?: number }) {
  const logo = platformLogo();
  return logo === null ? <OwnMark size={size} /> : <img className={classes.logo} src={logo} height={size} alt="" />;
}

/** A signature, and the stroke that countersigns it. `public/favicon.svg` has the same paths. */
const OwnMark = ({ size }: { size: number }) => (
  <svg className={classes.mark} width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
    <rect className={classes.ground} width="32" height="32" rx="8" />
    <g className={classes.strokes} transform="translate(-2.6 -1.6) scale(1.14)">
      <path
        className={classes.signature}
        d="M6.5 21.5c3.2-7.6 6-11 7.6-10.2 2.2 1.1-3 9.6-.4 10.2 2 .5 3.2-2.6 4.8-2.6 1.3 0 1 2 2.6 2 1.3 0 2.6-.9 4.4-2.7"
      />
      <path className={classes.countersign} d="M17 12.5l3 3 6-7" />
    </g>
  </svg>
);
