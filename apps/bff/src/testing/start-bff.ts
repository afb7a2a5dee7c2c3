import { randomBytes } from 'node:crypto';
import type { Keyring } from '@countersign/crypto';
import { quickPasswordHash } from '@countersign/crypto/testing';
import { createEmulator } from 'emulate';
import { type AddAccount, composeAddAccount, composeBeginHelp, composeBlocking } from '../composition-of-commands.ts';
import type { UseCases } from '../composition-root.ts';
import { ageingIn, type Moment } from './ageing.ts';
import { type App, type Browser, browserOf } from './browser.ts';
import { type Budgets, budgetsIn } from './budgets.ts';
import { type Inbox, inboxOf } from './inbox.ts';
import { type Account, type People, peopleOf } from './people.ts';
import { type Replica, type ReplicaSettings, replicaOver } from './replica.ts';
import { type SecurityEvent, securityEventsIn } from './security-events.ts';
import { type Engine, type ObservedDatabase, observedDatabase } from './test-database.ts';

export interface BffOptions extends Partial<ReplicaSettings> {
  engine?: Engine;
}

export interface Bff extends People {
  app: App;
  useCases: UseCases;
  addAccount: AddAccount;
  /** What an operator's commands do. */
  operator: { beginHelp: ReturnType<typeof composeBeginHelp> } & ReturnType<typeof composeBlocking>;
  log: string[];
  metrics: Replica['metrics'];
  settled: Replica['settled'];
  keyring: Keyring;
  database: ObservedDatabase['database'];
  query: ObservedDatabase['query'];
  inbox: Inbox;
  budgets: Budgets;
  securityEvents(account: Pick<Account, 'id'>): Promise<SecurityEvent[]>;
  age(account: Account, moment: Moment, seconds: number): Promise<void>;
  /** A browser that nobody has used yet. */
  browser(app?: App): Browser;
  /** Another replica over the same database, configured alike but for what is named. */
  replica(changes?: Partial<ReplicaSettings>): Promise<Replica>;
  close(): Promise<void>;
}

/** The real app over a real database and the real mail SDK; only the mailboxes at its far end are emulated. */
export async function startBff({
  engine = 'postgres',
  passwordHash = quickPasswordHash(),
  ...options
}: BffOptions = {}): Promise<Bff> {
  const [observed, emulator] = await Promise.all([
    observedDatabase(engine),
    createEmulator({ service: 'resend', port: 0 }),
  ]);
  const settings: ReplicaSettings = {
    keyring: [{ id: 'test', key: randomBytes(32) }],
    mailUrl: emulator.url,
    passwordHash,
    ...options,
  };
  const first = await replicaOver(observed.database, settings);
  const browser = (app = first.app) => browserOf(app, first.config.consoleOrigin);
  const addAccount = composeAddAccount({ database: observed.database, passwordHash }, first.config);
  const people = peopleOf({ ...observed, newBrowser: () => browser(), passwordHash });
  return {
    ...people,
    ...first,
    addAccount,
    operator: {
      beginHelp: composeBeginHelp({ database: observed.database, keyring: settings.keyring }),
      ...composeBlocking(observed),
    },
    keyring: settings.keyring,
    database: observed.database,
    query: observed.query,
    inbox: inboxOf(emulator.url, first.settled),
    budgets: budgetsIn(observed),
    securityEvents: securityEventsIn(observed),
    age: ageingIn(observed),
    browser,
    replica: (changes = {}) => replicaOver(observed.another(), { ...settings, ...changes }),
    async close() {
      await first.settled();
      await observed.close();
      await emulator.close();
    },
  };
}
