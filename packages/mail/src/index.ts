export { prepareMessages } from './messages/compose.ts';
export { type DeliveryReport, type ResendMailerOptions, resendMailer } from './resend-mailer.ts';
