import { AsyncLocalStorage } from 'node:async_hooks';
import type { Database } from '@countersign/database';
import type { Tracing } from '../../observability/tracing/tracing.ts';

export interface RecordedStatement {
  /** `sessions.find`: the repository's method that sent it. */
  by: string;
  text: string;
  values: unknown[];
}

export interface Recorder {
  /** For the composition root: it has each call of a repository in a span of the call's name. */
  tracing: Tracing;
  /** One for each text that was sent, by each method that sent it. */
  statements(): RecordedStatement[];
  record(database: Database): void;
}

/** As the driver's pool is asked: values stand in the statement, or beside it where the query builder asks. */
interface SentStatement {
  text: string;
  values?: unknown[];
}

interface QueryEngine {
  query(statement: SentStatement, values?: unknown[]): Promise<unknown>;
}

/** What the product really sends, and by which method of which repository. */
export function statementRecorder(): Recorder {
  const call = new AsyncLocalStorage<string>();
  const sent = new Map<string, RecordedStatement>();
  return {
    tracing: {
      span: ({ name }, work) => call.run(name, () => work({ say() {}, fail() {} })),
      close: async () => {},
    },
    statements: () => [...sent.values()],
    record({ sql: { builder } }) {
      const engine = (builder as unknown as { $client: QueryEngine }).$client;
      const { query } = engine;
      engine.query = (...sentAs) => {
        const [{ text, values: own = [] }, values = own] = sentAs;
        const by = call.getStore();
        const key = `${by} ${text}`;
        if (by !== undefined && !sent.has(key)) sent.set(key, { by, text, values });
        return Reflect.apply(query, engine, sentAs);
      };
    },
  };
}
