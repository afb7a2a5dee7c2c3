import type { MessageContent } from './message-content.ts';

/** The plain-text part, written for reading and not derived from the HTML (decisions/002). */
export const messageText = ({
  centre,
  code,
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
    ...centreLines(code ?? null, colon),
    [request.heading, ...request.facts.map(({ label, value }) => `  ${label}${colon}${value}`)].join('\n'),
    [
      warning.heading,
      ...warning.paragraphs.flatMap((paragraph) =>
        typeof paragraph === 'string' ? paragraph : centreLines(paragraph, colon),
      ),
    ].join('\n\n'),
  ].join('\n\n');

function centreLines(centre: MessageContent['centre'], colon: string): string[] {
  switch (centre?.kind) {
    case 'code':
      return [
        `${centre.label}${colon}`.trim(),
        `    ${centre.code}`,
        ...(centre.lifetime === null ? [] : [centre.lifetime]),
      ];
    case 'link':
      return [`${centre.label}${colon}`.trim(), `    ${centre.link}`, centre.lifetime];
    case undefined:
      return [];
  }
}
