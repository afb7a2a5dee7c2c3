import type {} from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** Of the Postgres that the tests of a run share. */
    postgresUrl: string;
    /** What is made once of embedded databases lies here. */
    runFolderOfDatabases: string;
  }
}
