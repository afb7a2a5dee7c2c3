import type { Plugin } from 'vite';

/**
 * Fills in the platform's name and whether sign-up is open in development, as the BFF does when it serves the page. The language is left empty, so that
 * the console falls back to the browser's.
 */
export const developmentPage = (): Plugin => ({
  name: 'development-page',
  apply: 'serve',
  transformIndexHtml: (html) =>
    html
      .replaceAll('%PLATFORM_NAME%', process.env.PLATFORM_NAME ?? 'Mini Program Platform')
      .replaceAll('%SIGN_UP%', process.env.SIGN_UP ?? 'open')
      .replace('<html lang="en">', '<html lang="">'),
});
