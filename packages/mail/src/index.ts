export { prepareMessages } from './messages/compose.ts';
export { createResendMailer, type DeliveryReport, type ResendMailerOptions } from './resend-mailer.ts';
