import type { Plugin } from 'vite';

/**
 * The BFF fills in the platform's name and the language when it serves the page; in development nobody else would.
 * Without a language written there, the console goes by the browser's.
 */
export const pageInDevelopment = (): Plugin => ({
  name: 'page-in-development',
  apply: 'serve',
  transformIndexHtml: (html) =>
    html
      .replaceAll('%PLATFORM_NAME%', process.env.PLATFORM_NAME ?? 'Mini Program Platform')
      .replace('<html lang="en">', '<html lang="">'),
});
