export type { EmailCodeMail, EmailCodePurpose, Mailer, RequestOrigin } from './ports/mailer.ts';
