import { Column, Heading, Row, render, Section, Text } from '@react-email/components';
import { MessageCentre } from './message-centre.tsx';
import type { MessageContent } from './message-content.ts';
import { MessageFrame } from './message-frame.tsx';
import { style } from './message-style.ts';
import { messageText } from './message-text.ts';

const Message = ({ content }: { content: MessageContent }) => (
  <MessageFrame {...content}>
    <Heading className="ink" style={style.heading}>
      {content.heading}
    </Heading>
    <Text className="ink" style={style.paragraph}>
      {content.instruction}
    </Text>
    <MessageCentre centre={content.centre} />
    <RequestFacts {...content.request} />
    <Warning {...content.warning} />
  </MessageFrame>
);

const RequestFacts = ({ heading, facts }: MessageContent['request']) => (
  <Section style={style.request}>
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

const Warning = ({ heading, paragraphs }: MessageContent['warning']) => (
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

export const composeMessage = async (content: MessageContent): Promise<ComposedMessage> => ({
  subject: content.subject,
  html: await render(<Message content={content} />),
  text: messageText(content),
});
