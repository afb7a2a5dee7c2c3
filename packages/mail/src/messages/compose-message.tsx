import { renderToStaticMarkup } from 'react-dom/server';
import { Box, layoutTable } from './layout.tsx';
import { LinkButton, MessageCentre } from './message-centre.tsx';
import type { MessageContent } from './message-content.ts';
import { MessageFrame } from './message-frame.tsx';
import { style } from './message-style.ts';
import { messageText } from './message-text.ts';

const Message = ({ content }: { content: MessageContent }) => (
  <MessageFrame {...content}>
    <h1 className="ink" style={style.heading}>
      {content.heading}
    </h1>
    <p className="ink" style={style.paragraph}>
      {content.instruction}
    </p>
    <MessageCentre centre={content.centre} />
    {content.code && <MessageCentre centre={content.code} />}
    <RequestFacts {...content.request} />
    <Warning {...content.warning} />
  </MessageFrame>
);

const RequestFacts = ({ heading, facts }: MessageContent['request']) => (
  <Box style={style.request}>
    <h2 className="ink" style={style.subheading}>
      {heading}
    </h2>
    <table {...layoutTable} width="100%">
      <tbody>
        {facts.map(({ label, value }) => (
          <tr key={label}>
            <td style={style.factLabel}>
              <p className="quiet" style={style.quiet}>
                {label}
              </p>
            </td>
            <td style={style.factValue}>
              <p className="ink" style={{ ...style.paragraph, ...style.factText }}>
                {value}
              </p>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </Box>
);

const Warning = ({ heading, paragraphs }: MessageContent['warning']) => (
  <Box className="warning" style={style.warning} inside={{ className: 'warning-edge', style: style.warningInside }}>
    <h2 className="ink" style={style.subheading}>
      {heading}
    </h2>
    {paragraphs.map((paragraph) =>
      typeof paragraph === 'string' ? (
        <p key={paragraph} className="ink" style={style.warningText}>
          {paragraph}
        </p>
      ) : (
        <LinkButton key={paragraph.link} {...paragraph} margin={style.warningLink} />
      ),
    )}
  </Box>
);

export interface ComposedMessage {
  subject: string;
  html: string;
  text: string;
}

export const composeMessage = (content: MessageContent): ComposedMessage => ({
  subject: content.subject,
  html: `<!DOCTYPE html>${renderToStaticMarkup(<Message content={content} />)}`,
  text: messageText(content),
});
