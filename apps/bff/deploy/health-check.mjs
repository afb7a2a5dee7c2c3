import { get } from 'node:http';

/** Ends with 0 while the server beside it wants requests. */
const port = process.env.PORT || '3000';
// An agent of its own asks no proxy, whatever the environment has configured: the server is on this machine.
const request = get({ host: '127.0.0.1', port, path: '/api/health/ready', agent: false, timeout: 4_000 });
process.exitCode = 1;
request.on('response', (response) => {
  response.resume();
  process.exitCode = response.statusCode === 200 ? 0 : 1;
});
request.on('timeout', () => request.destroy());
request.on('error', () => {
  process.exitCode = 1;
});
