import type { MonitoredPasswordHash } from '@countersign/crypto/password-hash';
import type { Database } from '@countersign/database';
import type { BackgroundWork } from '../../background/background-work.ts';
import type { Housekeeping } from '../../background/maintenance.ts';
import type { MailInFlight } from './mail-in-flight.ts';
import type { MetricFamily } from './metric-family.ts';
import { reading } from './reading.ts';

/** The parts of this replica that can say how they are. */
export interface ReplicaParts {
  background: Pick<BackgroundWork, 'underWay'>;
  database: Pick<Database, 'clockSkew' | 'pool'>;
  housekeeping: Pick<Housekeeping, 'notices'>;
  mails: Pick<MailInFlight, 'inFlight'>;
  passwordHash: Pick<MonitoredPasswordHash, 'queueLoads'>;
  /** What it last said when it was asked whether it is ready. */
  wasReady(): boolean;
}

export const replicaReadings = ({
  background,
  database,
  housekeeping,
  mails,
  passwordHash,
  wasReady,
}: ReplicaParts): MetricFamily[] => [
  reading('gauge', { name: 'countersign_ready', help: 'Whether the last readiness check was answered with yes.' }, () =>
    Number(wasReady()),
  ),
  reading(
    'gauge',
    {
      name: 'countersign_database_clock_skew_seconds',
      help: 'How far the clock of this replica is ahead of the database, as of the last readiness check.',
    },
    database.clockSkew,
  ),
  reading(
    'gauge',
    { name: 'countersign_database_connections', help: 'Connections of the pool, by what they do.' },
    () => {
      const pool = database.pool();
      return (
        pool && [
          [{ state: 'busy' }, pool.busy],
          [{ state: 'idle' }, pool.idle],
        ]
      );
    },
  ),
  reading(
    'gauge',
    { name: 'countersign_database_connections_limit', help: 'How many connections the pool may have.' },
    () => database.pool()?.limit ?? null,
  ),
  reading(
    'gauge',
    { name: 'countersign_database_statements_waiting', help: 'Statements that wait for a connection of the pool.' },
    () => database.pool()?.waiting ?? null,
  ),
  reading(
    'gauge',
    { name: 'countersign_password_hashing', help: 'Passwords that are hashed, or wait for it, by who gave them.' },
    () =>
      Object.entries(passwordHash.queueLoads()).flatMap(([caller, { running, waiting }]) => [
        [{ caller, state: 'working' }, running] as const,
        [{ caller, state: 'waiting' }, waiting] as const,
      ]),
  ),
  reading(
    'counter',
    {
      name: 'countersign_password_hashing_turned_away_total',
      help: 'Passwords that were not hashed: too many waited.',
    },
    () => Object.entries(passwordHash.queueLoads()).map(([caller, { rejected }]) => [{ caller }, rejected]),
  ),
  reading(
    'gauge',
    { name: 'countersign_mails_in_flight', help: 'Mails that the provider has not yet answered for, by kind.' },
    () => Object.entries(mails.inFlight()).map(([kind, count]) => [{ kind }, count]),
  ),
  reading(
    'gauge',
    { name: 'countersign_notices_waiting', help: 'Changes whose owners are still to be told, over all replicas.' },
    () => housekeeping.notices()?.waiting ?? null,
  ),
  reading(
    'gauge',
    {
      name: 'countersign_notices_oldest_seconds',
      help: 'Since the change whose owner has been waiting to be told for longest.',
    },
    () => {
      const stock = housekeeping.notices();
      return stock && (stock.oldestSeconds ?? 0);
    },
  ),
  reading(
    'gauge',
    { name: 'countersign_background_work', help: 'Pieces of work, such as notices, that go on behind the answers.' },
    background.underWay,
  ),
];
