import { expect, test } from 'vitest';
import { matchRoutes, type Route } from './routes.ts';

const routes: Route<string>[] = [
  { path: '/sign-in', handle: 'sign-in' },
  {
    handle: 'shell',
    children: [
      { path: '/', handle: 'home' },
      { handle: 'tabs', children: [{ path: '/settings/two-factor', handle: 'two-factor' }] },
      { path: '/settings/two-factor/activate', handle: 'activation' },
    ],
  },
  { path: '*', handle: 'not-found' },
];

test.each([
  ['/sign-in', ['sign-in']],
  ['/', ['shell', 'home']],
  ['/settings/two-factor', ['shell', 'tabs', 'two-factor']],
  ['/settings/two-factor/activate', ['shell', 'activation']],
  ['/Sign-In/', ['sign-in']],
  ['/settings', ['not-found']],
  ['/sign-in/verify', ['not-found']],
  ['/sign-in-x', ['not-found']],
])('%s is shown by %j', (pathname, handles) => {
  expect(matchRoutes(routes, pathname).map(({ handle }) => handle)).toEqual(handles);
});

test('an address that no route has leads nowhere', () => {
  expect(matchRoutes(routes.slice(0, 2), '/elsewhere')).toEqual([]);
});
