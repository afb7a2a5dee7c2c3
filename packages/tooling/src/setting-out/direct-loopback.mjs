const LOOPBACK = ['localhost', '127.0.0.1', '::1', '[::1]'];

/**
 * An environment in which a configured HTTP proxy is not asked for what this machine itself serves: the BFF, the inbox
 * and what tests start. Other hosts that were exempt stay so.
 * @param {NodeJS.ProcessEnv} environment
 * @returns {NodeJS.ProcessEnv}
 */
export function withDirectLoopback(environment) {
  const exempt = environment.no_proxy || environment.NO_PROXY;
  const list = [...(exempt ? [exempt] : []), ...LOOPBACK].join(',');
  return { ...environment, no_proxy: list, NO_PROXY: list };
}
