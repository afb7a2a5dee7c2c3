// The one entry of every script in the root's package.json: node packages/tooling/bin.mjs COMMAND [arguments].
// Everything that it imports before the packages are installed is JavaScript for Node 20.
import { bootstrap, checkNodeVersion } from './src/bootstrap/bootstrap.mjs';

checkNodeVersion();
const [command = '', ...args] = process.argv.slice(2);
if (command === 'serve') {
  const { serve } = await import('./src/bootstrap/serve.mjs');
  await serve();
} else {
  process.exitCode = await bootstrap(command, args);
}
