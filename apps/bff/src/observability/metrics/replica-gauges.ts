import type { MonitoredPasswordHash } from '@countersign/crypto/password-hash';
import type { Database } from '@countersign/database';
import type { BackgroundWork } from '../../background/background-work.ts';
import type { Maintenance } from '../../background/maintenance.ts';
import { createGauge } from './instruments.ts';
import type { MailInFlight } from './mail-metrics.ts';
import type { MetricFamily } from './metric-family.ts';

/** The parts of this replica that report their state. */
export interface ReplicaParts {
  background: Pick<BackgroundWork, 'underWay'>;
  database: Pick<Database, 'clockSkew' | 'pool'>;
  maintenance: Pick<Maintenance, 'notices'>;
  mails: Pick<MailInFlight, 'inFlight'>;
  passwordHash: Pick<MonitoredPasswordHash, 'queueLoads'>;
  /** The result of the last readiness check. */
  wasReady(): boolean;
}

export const replicaGauges = ({
  background,
  database,
  maintenance,
  mails,
  passwordHash,
  wasReady,
}: ReplicaParts): MetricFamily[] => [
  createGauge({ name: 'countersign_ready', help: 'Whether the last readiness check was answered with yes.' }, () =>
    Number(wasReady()),
  ),
  createGauge(
    {
      name: 'countersign_database_clock_skew_seconds',
      help: 'How far the clock of this replica is ahead of the database, as of the last readiness check.',
    },
    database.clockSkew,
  ),
  createGauge({ name: 'countersign_database_connections', help: 'Connections of the pool, by what they do.' }, () => {
    const pool = database.pool();
    return (
      pool && [
        [{ state: 'busy' }, pool.busy],
        [{ state: 'idle' }, pool.idle],
      ]
    );
  }),
  createGauge(
    { name: 'countersign_database_connections_limit', help: 'How many connections the pool may have.' },
    () => database.pool()?.limit ?? null,
  ),
  createGauge(
    { name: 'countersign_database_statements_waiting', help: 'Statements that wait for a connection of the pool.' },
    () => database.pool()?.waiting ?? null,
  ),
  createGauge(
    { name: 'countersign_password_hashing', help: 'Passwords that are hashed, or wait for it, by who gave them.' },
    () =>
      Object.entries(passwordHash.queueLoads()).flatMap(([caller, { running, waiting }]) => [
        [{ caller, state: 'working' }, running] as const,
        [{ caller, state: 'waiting' }, waiting] as const,
      ]),
  ),
  createGauge(
    {
      name: 'countersign_password_hashing_turned_away_total',
      help: 'Passwords that were not hashed: too many waited.',
    },
    () => Object.entries(passwordHash.queueLoads()).map(([caller, { rejected }]) => [{ caller }, rejected]),
    'counter',
  ),
  createGauge(
    { name: 'countersign_mails_in_flight', help: 'Mails that the provider has not yet answered for, by kind.' },
    () => Object.entries(mails.inFlight()).map(([kind, count]) => [{ kind }, count]),
  ),
  createGauge(
    { name: 'countersign_notices_waiting', help: 'Changes whose owners are still to be told, over all replicas.' },
    () => maintenance.notices()?.waiting ?? null,
  ),
  createGauge(
    {
      name: 'countersign_notices_oldest_seconds',
      help: 'Since the change whose owner has been waiting to be told for longest.',
    },
    () => {
      const stock = maintenance.notices();
      return stock && (stock.oldestSeconds ?? 0);
    },
  ),
  createGauge(
    {
      name: 'countersign_notices_given_up',
      help: 'Changes whose owners could not be told, over all replicas, until "pnpm notices retry".',
    },
    () => maintenance.notices()?.givenUp ?? null,
  ),
  createGauge(
    { name: 'countersign_background_work', help: 'Pieces of work, such as notices, that go on behind the answers.' },
    background.underWay,
  ),
];
