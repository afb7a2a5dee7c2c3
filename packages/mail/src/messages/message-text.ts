import type { MessageContent } from './message-content.ts';

/** The plain-text part, written to be read by itself rather than stripped out of the HTML (decisions/002). */
export const messageText = ({ platformName, heading, instruction, centre, request, warning }: MessageContent): string =>
  [
    platformName,
    heading,
    instruction,
    ...centreLines(centre),
    [request.heading, ...request.facts.map(({ label, value }) => `  ${label}: ${value}`)].join('\n'),
    [warning.heading, ...warning.paragraphs].join('\n\n'),
  ].join('\n\n');

function centreLines(centre: MessageContent['centre']): string[] {
  switch (centre?.kind) {
    case 'code':
      return [`${centre.label}:`, `    ${centre.code}`, centre.lifetime];
    case 'link':
      return [`${centre.label}:`, `    ${centre.link}`, centre.lifetime];
    case undefined:
      return [];
  }
}
