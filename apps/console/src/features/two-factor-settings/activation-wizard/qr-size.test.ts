import { QRCodeSVG } from 'qrcode.react';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { QUIET_ZONE_MODULES, qrSizeFor } from './qr-size.ts';

/** How many modules the library draws, by the user units of its picture. */
const drawnModules = (text: string): number => {
  const svg = renderToStaticMarkup(
    createElement(QRCodeSVG, { value: text, level: 'L', marginSize: QUIET_ZONE_MODULES }),
  );
  return Number(/viewBox="0 0 (\d+) /.exec(svg)?.[1]);
};

const modulePixels = (text: string) => qrSizeFor(text).pixels / drawnModules(text);

/** As our key URI is for these names. */
const keyUri = (issuer: string, account: string) =>
  `otpauth://totp/${encodeURIComponent(issuer)}:${encodeURIComponent(account)}?issuer=${encodeURIComponent(issuer)}` +
  `&secret=${'A'.repeat(32)}&algorithm=SHA1&digits=6&period=30`;

test.each([
  ['the usual names', 'Mini Program Platform', 'demo@example.com'],
  ['19 Chinese characters', '北京某某科技有限公司小程序开放平台控制台', 'demo@example.com'],
  ['the longest names there are', '台'.repeat(20), `${'a'.repeat(64)}@${'b'.repeat(185)}.com`],
  ['the shortest', 'A', 'a@b.co'],
])('with %s a module has at least 4 whole pixels', (_, issuer, account) => {
  const pixels = modulePixels(keyUri(issuer, account));
  expect(pixels).toBeGreaterThanOrEqual(4);
  expect(pixels % 1).toBe(0);
});

test('a version is the one that the library draws, however long the text', () => {
  const lengths = Array.from({ length: 1_000 }, (_, index) => index + 1);
  const versionOf = (bytes: number) => qrSizeFor('a'.repeat(bytes)).version;
  const lastOfVersion = lengths.filter((bytes) => versionOf(bytes) !== versionOf(bytes + 1));
  expect(lastOfVersion.length).toBeGreaterThan(20);
  for (const bytes of lastOfVersion.flatMap((last) => [last, last + 1])) {
    const modules = 17 + 4 * versionOf(bytes) + 2 * QUIET_ZONE_MODULES;
    expect([bytes, modules]).toEqual([bytes, drawnModules('a'.repeat(bytes))]);
  }
});

test('what no QR code holds is refused', () => {
  expect(() => qrSizeFor('a'.repeat(2_954))).toThrow(RangeError);
});
