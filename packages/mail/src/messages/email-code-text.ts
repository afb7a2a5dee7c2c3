import type { EmailCodeContent } from './email-code-content.ts';

/** The plain-text part, written to be read by itself rather than stripped out of the HTML (decisions/002). */
export const emailCodeText = ({ heading, instruction, codeLabel, code, ...content }: EmailCodeContent): string =>
  [
    content.platformName,
    heading,
    instruction,
    `${codeLabel}:`,
    `    ${code}`,
    content.lifetime,
    [content.request.heading, ...content.request.facts.map(({ label, value }) => `  ${label}: ${value}`)].join('\n'),
    [content.warning.heading, ...content.warning.paragraphs].join('\n\n'),
  ].join('\n\n');
