import type { Mailer } from '@countersign/two-factor';

/** A mailer whose code is loaded with the first mail: evaluating the provider's SDK is a tenth of a start. */
export function createLazyMailer(load: () => Promise<Mailer>): Mailer {
  let loading: Promise<Mailer> | undefined;
  const loaded = () => {
    loading ??= load();
    return loading;
  };
  return {
    send: async (mail) => (await loaded()).send(mail),
    drop: async (mail) => (await loaded()).drop(mail),
  };
}
