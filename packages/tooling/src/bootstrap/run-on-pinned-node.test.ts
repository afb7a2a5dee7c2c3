import { expect, test } from 'vitest';
import { withDirectLoopback } from './run-on-pinned-node.mjs';

const LOOPBACK = 'localhost,127.0.0.1,::1,[::1]';

test.each([
  ['nothing', {}, LOOPBACK],
  ['an empty list', { NO_PROXY: '' }, LOOPBACK],
  ['a list', { NO_PROXY: '.corp.example' }, `.corp.example,${LOOPBACK}`],
  [
    'two lists, of which Node takes the lower case',
    { NO_PROXY: 'a.example', no_proxy: 'b.example' },
    `b.example,${LOOPBACK}`,
  ],
  ['everything', { NO_PROXY: '*' }, `*,${LOOPBACK}`],
])('with %s exempt from the proxy, this machine is exempt too', (_, given, list) => {
  expect(withDirectLoopback({ ...given, HTTP_PROXY: 'http://proxy.example' })).toEqual({
    HTTP_PROXY: 'http://proxy.example',
    NO_PROXY: list,
    no_proxy: list,
  });
});
