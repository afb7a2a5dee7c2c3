import { createPortal } from 'react-dom';
import type { CodesDocument } from './codes-document.ts';
import classes from './print-sheet.module.css';

/** Seen on paper alone, and there in place of the whole page. */
export const PrintSheet = ({ document: { title, facts, codes, sentences } }: { document: CodesDocument }) =>
  createPortal(
    <div className={classes.sheet} translate="no">
      <h1 className={classes.title}>{title}</h1>
      <dl className={classes.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <ol className={classes.codes}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </div>,
    window.document.body,
  );
