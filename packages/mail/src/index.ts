export { type DeliveryReport, type ResendMailerOptions, resendMailer } from './resend-mailer.ts';
