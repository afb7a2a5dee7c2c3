import type { Plugin } from 'vite';

/** The BFF fills in the platform's name when it serves the page; in development nobody else would. */
export const platformNameInDevelopment = (): Plugin => ({
  name: 'platform-name-in-development',
  apply: 'serve',
  transformIndexHtml: (html) =>
    html.replaceAll('%PLATFORM_NAME%', process.env.PLATFORM_NAME ?? 'Mini Program Platform'),
});
