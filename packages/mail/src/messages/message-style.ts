import type { CSSProperties } from 'react';

const sans = "-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";
const mono = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'Liberation Mono', monospace";

/** Light colours are inline, because some mailboxes drop the style element; the dark ones override them there. */
export const style = {
  body: { margin: 0, padding: 0, backgroundColor: '#f2f4f7' },
  page: { padding: '24px 12px', backgroundColor: '#f2f4f7', fontFamily: sans },
  card: {
    maxWidth: '600px',
    backgroundColor: '#ffffff',
    border: '1px solid #dfe3e8',
    borderRadius: '12px',
    borderCollapse: 'separate',
  },
  inside: { padding: '32px' },
  platform: { margin: '0 0 20px', fontSize: '14px', lineHeight: '20px', fontWeight: 600, color: '#586271' },
  heading: { margin: '0 0 12px', fontSize: '24px', lineHeight: '32px', fontWeight: 600, color: '#18202b' },
  subheading: { margin: '0 0 8px', fontSize: '16px', lineHeight: '24px', fontWeight: 600, color: '#18202b' },
  paragraph: { margin: '0', fontSize: '16px', lineHeight: '24px', color: '#18202b' },
  quiet: { margin: '0', fontSize: '14px', lineHeight: '20px', color: '#586271' },
  codePanel: { margin: '24px 0 0', backgroundColor: '#eaf6f4', borderRadius: '8px' },
  codePanelInside: { padding: '20px', textAlign: 'center' },
  code: {
    margin: '4px 0 8px',
    // Compensates the letter spacing after the last digit.
    padding: '0 0 0 0.2em',
    fontFamily: mono,
    fontSize: '36px',
    lineHeight: '44px',
    fontWeight: 700,
    letterSpacing: '0.2em',
    color: '#18202b',
    userSelect: 'all',
    WebkitUserSelect: 'all',
  },
  linkPanel: { margin: '24px 0 0' },
  warningLink: { margin: '12px 0 16px' },
  button: {
    table: { margin: '0 0 12px', borderCollapse: 'separate' },
    cell: { backgroundColor: '#126b63', borderRadius: '8px', msoPaddingAlt: '12px 20px' },
    link: {
      display: 'inline-block',
      padding: '12px 20px',
      fontSize: '16px',
      lineHeight: '24px',
      fontWeight: 600,
      color: '#ffffff',
      textDecoration: 'none',
    },
  },
  fallback: { margin: '16px 0 4px', fontSize: '14px', lineHeight: '20px', color: '#586271' },
  link: {
    margin: '0',
    fontFamily: mono,
    fontSize: '14px',
    lineHeight: '20px',
    wordBreak: 'break-all',
    color: '#18202b',
  },
  factLabel: { width: '112px', padding: '2px 12px 2px 0', verticalAlign: 'top' },
  factValue: { padding: '2px 0', verticalAlign: 'top', wordBreak: 'break-word' },
  factText: { fontSize: '14px', lineHeight: '20px' },
  request: { margin: '24px 0 0' },
  warning: { margin: '24px 0 0', backgroundColor: '#fff6e5', borderRadius: '8px', borderCollapse: 'separate' },
  warningInside: { padding: '16px 20px', borderLeft: '4px solid #b86e00', borderRadius: '8px' },
  warningText: { margin: '0 0 8px', fontSize: '14px', lineHeight: '20px', color: '#18202b' },
} as const satisfies Record<string, CSSProperties | Record<string, CSSProperties>>;

/** Outlook.com marks recoloured elements with `data-ogsc` instead of matching the media query. */
const inDark = (selector: string, declaration: string) =>
  `@media (prefers-color-scheme: dark) { ${selector} { ${declaration} } } [data-ogsc] ${selector} { ${declaration} }`;

export const darkColours = [
  ':root { color-scheme: light dark; supported-color-schemes: light dark; }',
  inDark('.page', 'background-color: #12161c !important;'),
  inDark('.card', 'background-color: #1b212a !important; border-color: #323b47 !important;'),
  inDark('.ink', 'color: #eaeef3 !important;'),
  inDark('.quiet', 'color: #a9b4c2 !important;'),
  inDark('.code-panel', 'background-color: #27303d !important;'),
  inDark('.button', 'background-color: #78c3ba !important;'),
  inDark('.button-label', 'color: #12161c !important;'),
  inDark('.warning', 'background-color: #2e2718 !important;'),
  inDark('.warning-edge', 'border-color: #e3a23c !important;'),
  '@media (max-width: 480px) { .inside { padding: 24px 20px !important; } }',
].join('\n');
