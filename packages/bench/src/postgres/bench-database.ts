import { fileURLToPath } from 'node:url';
import { connectPostgres } from '@countersign/database';
import { type Connection, connect } from './connection.ts';

const migrations = fileURLToPath(new URL('../../../../apps/bff/dist/migrations', import.meta.url));

export interface BenchDatabase extends Connection {
  url: string;
}

/** An empty database with the product's schema, in place of one that an earlier run has left; dropped when it is closed. */
export async function benchDatabase(server: Connection, serverUrl: string, size: number): Promise<BenchDatabase> {
  const name = `countersign_bench_${size}`;
  const drop = () => server.query(`drop database if exists ${name} with (force)`);
  await drop();
  await server.query(`create database ${name}`);
  const url = Object.assign(new URL(serverUrl), { pathname: `/${name}` }).href;
  const product = connectPostgres({ url, poolSize: 1, onConnectionLost: () => {} });
  await product.migrate(migrations);
  await product.close();
  const connection = await connect(url);
  return {
    ...connection,
    url,
    async close() {
      await connection.close();
      await drop();
    },
  };
}
