import type {} from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** Of the Postgres that one package's tests share in a run: Vitest runs a global set-up once per project. */
    postgresUrl: string;
  }
}
