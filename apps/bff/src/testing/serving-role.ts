import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { TestDatabase } from '@countersign/database/testing';

const grants = readFileSync(fileURLToPath(new URL('../../deploy/serving-role.sql', import.meta.url)), 'utf8');
const credentials = { username: 'countersign_serving', password: 'only-on-loopback' };

/** Makes the role once on this server of tests; two that try at once find each other out. */
const CREATE_ROLE = `do $$ begin
  create role ${credentials.username} login password '${credentials.password}';
exception when duplicate_object or unique_violation then null; end $$`;

/** With what the operations guide grants it. */
export async function urlOfServingRole(owned: TestDatabase): Promise<string> {
  const url = await urlWithoutGrants(owned);
  await owned.query(grants);
  return url;
}

export async function urlWithoutGrants({ query, url }: TestDatabase): Promise<string> {
  await query(CREATE_ROLE);
  return Object.assign(new URL(url), credentials).href;
}
