import classes from './phone-picture.module.css';

/** A drawing of an authenticator app: its entries, and a code with the time it has left. Decorative. */
export const PhonePicture = () => (
  <svg className={classes.phone} width="124" height="176" viewBox="0 0 124 176" aria-hidden="true" focusable="false">
    <path className={classes.body} d="M1 175V18A17 17 0 0 1 18 1h88a17 17 0 0 1 17 17v157" />
    <rect className={classes.speaker} x="48" y="11" width="28" height="4" rx="2" />
    <rect className={classes.entry} x="11.5" y="30.5" width="101" height="54" rx="8" />
    <rect className={classes.name} x="20" y="40" width="52" height="5" rx="2.5" />
    <text className={classes.code} x="20" y="70">
      481 296
    </text>
    <circle className={classes.turn} cx="99" cy="65" r="6" />
    <path className={classes.left} d="M99 59a6 6 0 1 1-6 6" />
    <rect className={classes.others} x="11" y="94" width="102" height="34" rx="8" />
    <rect className={classes.others} x="11" y="137" width="102" height="34" rx="8" />
  </svg>
);
