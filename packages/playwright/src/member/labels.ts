/**
 * The console's own words in each of its languages, which it keeps to the letter so that scripts like these can rely on
 * them. Either is taken at any time: an account that has chosen a language turns the page to it when it signs in.
 */
export const labels = {
  email: /Email|邮箱/u,
  password: /^(Password|密码)$/u,
  signIn: /Sign in|登录/u,
  verificationCode: /Verification code|验证码/u,
  codeByEmail: /Get a verification code by email|通过邮件获取验证码/u,
  send: /^(Send|发送)$/u,
  continue: /Continue|继续/u,
  enterTextCode: /Enter a text code|输入文本密钥/u,
  deactivate: /Deactivate|停用/u,
} as const;
