import { once } from 'node:events';
import { createServer } from 'node:http';

export interface MailSink extends AsyncDisposable {
  url: string;
}

/** Takes every mail as the provider does, and forgets it. */
export async function startMailSink(): Promise<MailSink> {
  const server = createServer((request, response) => {
    request.resume().once('end', () => {
      response.setHeader('Content-Type', 'application/json');
      response.end(JSON.stringify({ id: crypto.randomUUID() }));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The mail sink listens on no port.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close').catch(() => {});
    },
  };
}
