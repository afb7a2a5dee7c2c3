import { Column, Heading, Row, render, Section, Text } from '@react-email/components';
import type { EmailCodeContent } from './email-code-content.ts';
import { emailCodeText } from './email-code-text.ts';
import { MessageFrame } from './message-frame.tsx';
import { style } from './message-style.ts';

const EmailCodeMessage = ({ content }: { content: EmailCodeContent }) => (
  <MessageFrame {...content}>
    <Heading className="ink" style={style.heading}>
      {content.heading}
    </Heading>
    <Text className="ink" style={style.paragraph}>
      {content.instruction}
    </Text>
    <CodePanel {...content} />
    <RequestFacts {...content.request} />
    <Warning {...content.warning} />
  </MessageFrame>
);

/** The code is one text node of six digits, so that a copy of it is nothing else; the gaps are letter spacing. */
const CodePanel = ({ codeLabel, code, lifetime }: Pick<EmailCodeContent, 'codeLabel' | 'code' | 'lifetime'>) => (
  <Section className="code-panel" style={style.codePanel}>
    <Row>
      <Column style={style.codePanelInside}>
        <Text className="quiet" style={style.quiet}>
          {codeLabel}
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

const RequestFacts = ({ heading, facts }: EmailCodeContent['request']) => (
  <Section>
    <Heading as="h2" className="ink" style={style.subheading}>
      {heading}
    </Heading>
    {facts.map(({ label, value }) => (
      <Row key={label}>
        <Column style={style.factLabel}>
          <Text className="quiet" style={style.quiet}>
            {label}
          </Text>
        </Column>
        <Column style={style.factValue}>
          <Text className="ink" style={{ ...style.paragraph, ...style.factText }}>
            {value}
          </Text>
        </Column>
      </Row>
    ))}
  </Section>
);

const Warning = ({ heading, paragraphs }: EmailCodeContent['warning']) => (
  <Section className="warning" style={style.warning}>
    <Row>
      <Column className="warning-edge" style={style.warningInside}>
        <Heading as="h2" className="ink" style={style.subheading}>
          {heading}
        </Heading>
        {paragraphs.map((paragraph) => (
          <Text key={paragraph} className="ink" style={style.warningText}>
            {paragraph}
          </Text>
        ))}
      </Column>
    </Row>
  </Section>
);

export interface ComposedMessage {
  subject: string;
  html: string;
  text: string;
}

export const composeEmailCodeMessage = async (content: EmailCodeContent): Promise<ComposedMessage> => ({
  subject: content.subject,
  html: await render(<EmailCodeMessage content={content} />),
  text: emailCodeText(content),
});
