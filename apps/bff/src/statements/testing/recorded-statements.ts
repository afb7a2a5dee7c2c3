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
    record({ sql }) {
      const { query } = sql;
      sql.query = (statement, values) => {
        const { text } = statement;
        const by = call.getStore();
        const key = `${by} ${text}`;
        if (by !== undefined && !sent.has(key)) sent.set(key, { by, text, values });
        return query(statement, values);
      };
    },
  };
}
