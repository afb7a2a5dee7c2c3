import type { Plugin } from 'vite';

/** Scalar, fetched by the developer's browser: too large a package to install for a page that few open. */
const SCALAR = {
  src: 'https://cdn.jsdelivr.net/npm/@scalar/api-reference@1.76.0/dist/browser/standalone.js',
  integrity: 'sha384-oH1C0RwqcwbVXkC+r8A+4qRoyEUQdtxAzOwumkxZtQBBcsy61FOoPt7B50OVJYYQ',
};

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Console API</title>
  </head>
  <body>
    <noscript>The reference needs JavaScript; the description itself is at /api/openapi.json.</noscript>
    <script id="api-reference" data-url="/api/openapi.json"></script>
    <script src="${SCALAR.src}" integrity="${SCALAR.integrity}" crossorigin="anonymous"></script>
  </body>
</html>
`;

/** The API to read and to try at /reference, in development only. */
export const apiReference = (): Plugin => ({
  name: 'api-reference',
  apply: 'serve',
  configureServer({ middlewares }) {
    middlewares.use('/reference', (_request, response) => {
      response.setHeader('Content-Type', 'text/html; charset=utf-8').end(page);
    });
  },
});
