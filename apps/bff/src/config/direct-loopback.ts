const LOOPBACK = ['localhost', '127.0.0.1', '::1', '[::1]'];

/**
 * Excludes this machine from the proxies of the environment when Node uses them (NODE_USE_ENV_PROXY): a proxy would reach
 * its own loopback instead of ours, where the inbox is.
 */
export function reachLoopbackDirectly(environment: NodeJS.ProcessEnv): void {
  if (!usesProxies(environment)) return;
  const exempt = environment.no_proxy || environment.NO_PROXY;
  const list = [...(exempt ? [exempt] : []), ...LOOPBACK].join(',');
  // Loaded on demand: operators' commands need it for nothing else, and it takes longer to load than they do.
  const { setGlobalProxyFromEnv } = process.getBuiltinModule('node:http');
  setGlobalProxyFromEnv({ ...environment, no_proxy: list, NO_PROXY: list });
}

const usesProxies = ({ NODE_OPTIONS = '', NODE_USE_ENV_PROXY }: NodeJS.ProcessEnv) =>
  NODE_USE_ENV_PROXY === '1' || [...process.execArgv, ...NODE_OPTIONS.split(' ')].includes('--use-env-proxy');
