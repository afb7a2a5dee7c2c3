import { Button, Column, Row, Section, Text } from '@react-email/components';
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

/** The code is one text node of six digits, so that copying it yields nothing else; the gaps are letter spacing. */
const CodePanel = ({ label, code, lifetime }: CodeCentre) => (
  <Section className="code-panel" style={style.codePanel}>
    <Row>
      <Column style={style.codePanelInside}>
        <Text className="quiet" style={style.quiet}>
          {label}
        </Text>
        <Text className="ink" style={style.code}>
          {code}
        </Text>
        <Text className="quiet" style={style.quiet}>
          {lifetime}
        </Text>
      </Column>
    </Row>
  </Section>
);

/** The link is also shown in full, so that people see where the button leads. */
const LinkButton = ({ label, link, fallback, lifetime }: LinkCentre) => (
  <Section style={style.linkPanel}>
    <Button className="button" href={link} style={style.button}>
      {label}
    </Button>
    <Text className="quiet" style={style.quiet}>
      {lifetime}
    </Text>
    <Text className="quiet" style={style.fallback}>
      {fallback}
    </Text>
    <Text className="ink" style={style.link}>
      {link}
    </Text>
  </Section>
);
