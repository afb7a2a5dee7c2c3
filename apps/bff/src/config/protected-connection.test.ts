import { describe, expect, test } from 'vitest';
import { flawOfConnection } from './protected-connection.ts';

const at = (rest: string) => flawOfConnection(`postgres://app:secret@${rest}`);

describe('SEC-82 the connection to the database is protected, or said to need no protection', () => {
  test.each([
    'db.example.com/x?sslmode=verify-full',
    'db.example.com/x?sslmode=verify-full&sslrootcert=/etc/ca.crt',
    'db.example.com/x?sslmode=require&sslmode=verify-full',
    '10.0.0.5/x?sslmode=disable',
    '%2Fvar%2Frun%2Fpostgresql/x',
    'ignored/x?host=/var/run/postgresql',
    'ignored/x?host=/var/run/postgresql&sslmode=disable',
  ])('%s is taken', (rest) => {
    expect(at(rest)).toBeNull();
  });

  test.each([
    ['db.example.com/x', 'does not say how'],
    ['localhost/x', 'does not say how'],
    ['db.example.com/x?ssl=true', 'does not say how'],
    ['db.example.com/x?sslrootcert=/etc/ca.crt', 'does not say how'],
    ['db.example.com/x?sslmode=', 'does not say how'],
    ['%2Fvar%2Frun%2Fpostgresql/x?host=db.example.com', 'does not say how'],
    ['db.example.com/x?sslmode=no-verify', 'whoever answers'],
    ['db.example.com/x?sslmode=require', 'any certificate'],
    ['db.example.com/x?sslmode=prefer', 'any certificate'],
    ['db.example.com/x?sslmode=verify-ca&sslrootcert=/etc/ca.crt', 'no name'],
    ['db.example.com/x?sslmode=verify-full&sslmode=require', 'any certificate'],
    ['db.example.com/x?sslmode=allow', 'that there is not'],
    ['db.example.com/x?sslmode=VERIFY-FULL', 'that there is not'],
    ['db.example.com/x?sslmode=constructor', 'that there is not'],
  ])('%s is refused: %s', (rest, why) => {
    const sentence = at(rest);
    expect(sentence).toMatch(/^DATABASE_URL .*: write sslmode=verify-full, or sslmode=disable .*\.$/);
    expect(sentence).toContain(why);
    expect(sentence).not.toContain('secret');
  });
});
