import type { CSSProperties } from 'react';
import { Box, Button } from './layout.tsx';
import type { CodeCentre, LinkCentre, MessageContent } from './message-content.ts';
import { style } from './message-style.ts';

export function MessageCentre({ centre }: Pick<MessageContent, 'centre'>) {
  switch (centre?.kind) {
    case 'code':
      return <CodePanel {...centre} />;
    case 'link':
      return <LinkButton {...centre} />;
    case undefined:
      return null;
  }
}

/** The code is one text node, so that copying it yields nothing else; the gaps are letter spacing. */
const CodePanel = ({ label, code, lifetime }: CodeCentre) => (
  <Box className="code-panel" style={style.codePanel} inside={{ style: style.codePanelInside }}>
    <p className="quiet" style={style.quiet}>
      {label}
    </p>
    <p className="ink" style={style.code}>
      {code}
    </p>
    {lifetime !== null && (
      <p className="quiet" style={style.quiet}>
        {lifetime}
      </p>
    )}
  </Box>
);

/** The link is also shown in full, so that people see where the button leads. */
export const LinkButton = ({
  label,
  link,
  fallback,
  lifetime,
  margin = style.linkPanel,
}: LinkCentre & { margin?: CSSProperties }) => (
  <Box style={margin}>
    <Button href={link} style={style.button}>
      {label}
    </Button>
    <p className="quiet" style={style.quiet}>
      {lifetime}
    </p>
    <p className="quiet" style={style.fallback}>
      {fallback}
    </p>
    <p className="ink" style={style.link}>
      {link}
    </p>
  </Box>
);
