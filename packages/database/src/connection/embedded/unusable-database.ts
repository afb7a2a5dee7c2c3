/** The files are not a complete database; they were only read. */
export class DatabaseDamaged extends Error {
  override name = 'DatabaseDamaged';
  /** Where the database is. */
  readonly folder: string;
  /** What is wrong with it, as a clause. */
  readonly flaw: string;

  constructor(folder: string, flaw: string, options?: ErrorOptions) {
    super(`the database in ${folder} is damaged: ${flaw}`, options);
    this.folder = folder;
    this.flaw = flaw;
  }
}

/** The files are of another major version of Postgres; they were only read. */
export class DatabaseOfOtherVersion extends Error {
  override name = 'DatabaseOfOtherVersion';
  readonly folder: string;
  readonly version: string;

  constructor(folder: string, version: string) {
    super(`the database in ${folder} was made by PostgreSQL ${version}`);
    this.folder = folder;
    this.version = version;
  }
}

/** Too little disk space to create or open a database. */
export class DiskFull extends Error {
  override name = 'DiskFull';
}

/** The engine did not start on intact files, or could not create any. */
export class EngineFailed extends Error {
  override name = 'EngineFailed';
}
