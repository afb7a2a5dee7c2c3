import type { CSSProperties, ReactNode } from 'react';

declare module 'react' {
  interface CSSProperties {
    /** Padding for Outlook, which ignores that of a link. */
    msoPaddingAlt?: string;
  }
}

/** For layout: Outlook pads and aligns nothing but cells. The role makes screen readers skip it. */
export const layoutTable = { role: 'presentation', border: 0, cellPadding: 0, cellSpacing: 0 } as const;

interface BoxProps {
  className?: string;
  style?: CSSProperties;
  inside?: { className?: string; style: CSSProperties };
  children: ReactNode;
}

/** A block over the whole width, with padding and borders that every mailbox respects. */
export const Box = ({ className, style, inside, children }: BoxProps) => (
  <table {...layoutTable} align="center" width="100%" className={className} style={style}>
    <tbody>
      <tr>
        <td {...inside}>{children}</td>
      </tr>
    </tbody>
  </table>
);

interface ButtonProps {
  href: string;
  style: Record<'table' | 'cell' | 'link', CSSProperties>;
  children: ReactNode;
}

/** The cell has the colour, which Outlook does not paint behind a link; the link has the padding, so that all of it can be pressed. */
export const Button = ({ href, style, children }: ButtonProps) => (
  <table {...layoutTable} style={style.table}>
    <tbody>
      <tr>
        <td className="button" style={style.cell}>
          <a className="button-label" href={href} style={style.link} target="_blank" rel="noreferrer">
            {children}
          </a>
        </td>
      </tr>
    </tbody>
  </table>
);

/** How much of a message mailboxes show in their list. */
const PREVIEW_LENGTH = 150;

/** Takes up room in that list and cannot be seen. */
const FILLER = '\u00a0\u200c\u200b\u200d\u200e\u200f\ufeff';

const hidden = { display: 'none', overflow: 'hidden', lineHeight: '1px', opacity: 0, maxHeight: 0, maxWidth: 0 };

/** What a mailbox shows of an unopened message; the filler keeps it from going on with what the message begins with. */
export const Preview = ({ text }: { text: string }) => (
  <div style={hidden}>
    {text}
    <div>{FILLER.repeat(Math.max(0, PREVIEW_LENGTH - text.length))}</div>
  </div>
);
