import type { MessageContent } from './message-content.ts';

/** The plain-text part, written for reading and not derived from the HTML (decisions/002). */
export const messageText = ({
  centre,
  colon,
  heading,
  instruction,
  platformName,
  request,
  warning,
}: MessageContent): string =>
  [
    platformName,
    heading,
    instruction,
    ...centreLines(centre, colon),
    [request.heading, ...request.facts.map(({ label, value }) => `  ${label}${colon}${value}`)].join('\n'),
    [warning.heading, ...warning.paragraphs].join('\n\n'),
  ].join('\n\n');

function centreLines(centre: MessageContent['centre'], colon: string): string[] {
  switch (centre?.kind) {
    case 'code':
      return [`${centre.label}${colon}`.trim(), `    ${centre.code}`, centre.lifetime];
    case 'link':
      return [`${centre.label}${colon}`.trim(), `    ${centre.link}`, centre.lifetime];
    case undefined:
      return [];
  }
}
