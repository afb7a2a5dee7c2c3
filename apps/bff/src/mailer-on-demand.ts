import type { Mailer } from '@countersign/two-factor';

/** A mailer whose code is loaded with the first mail: evaluating the provider's SDK is a tenth of a start. */
export function mailerOnDemand(load: () => Promise<Mailer>): Mailer {
  let loading: Promise<Mailer> | undefined;
  const loaded = () => {
    loading ??= load();
    return loading;
  };
  return {
    sendEmailCode: async (mail) => (await loaded()).sendEmailCode(mail),
    sendUnlockLink: async (mail) => (await loaded()).sendUnlockLink(mail),
    dropUnlockLink: async (mail) => (await loaded()).dropUnlockLink(mail),
    sendNotice: async (mail) => (await loaded()).sendNotice(mail),
  };
}
