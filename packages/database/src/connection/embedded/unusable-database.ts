/** The files are not a whole database, so they were only read. */
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

/** The files are those of another major version of Postgres, so they were only read. */
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

/** There is too little room to make or to open a database. */
export class DiskFull extends Error {
  override name = 'DiskFull';
}

/** The engine did not start over files that are sound, or made none. */
export class EngineFailed extends Error {
  override name = 'EngineFailed';
}
