/** A type of Postgres, by its name there, beside the type that the drivers give and take for it. */
export interface PgType<Value> {
  readonly name: string;
  /** Only for the compiler. */
  readonly value?: Value;
}

const pgType = <Value>(name: string): PgType<Value> => ({ name });

export const bool = pgType<boolean>('boolean');
export const bytea = pgType<Uint8Array>('bytea');
export const byteas = pgType<readonly Uint8Array[]>('bytea[]');
export const float8 = pgType<number>('double precision');
export const float8s = pgType<readonly number[]>('double precision[]');
export const int = pgType<number>('integer');
/** Drivers differ: `Number(…)` makes either a number. */
export const bigint = pgType<number | string>('bigint');
export const text = pgType<string>('text');
export const texts = pgType<readonly string[]>('text[]');
export const timestamptz = pgType<Date>('timestamp with time zone');
export const uuid = pgType<string>('uuid');
export const uuids = pgType<readonly string[]>('uuid[]');

/** As JSON.parse makes it; numbers in it are safe integers. */
export const json = <Value>() => pgType<Value>('jsonb');

/** Text of one of our closed sets. */
export const oneOf = <Word extends string>(_: readonly Word[]): PgType<Word> => pgType('text');
export const someOf = <Word extends string>(_: readonly Word[]): PgType<readonly Word[]> => pgType('text[]');

export const nullable = <Value>({ name }: PgType<Value>): PgType<Value | null> => pgType(name);

export type PgTypes = Readonly<Record<string, PgType<unknown>>>;
export type ValuesOf<Types extends PgTypes> = {
  [Name in keyof Types]: NonNullable<Types[Name]['value']> | NullIn<Types[Name]>;
};
type NullIn<Type> = Type extends PgType<infer Value> ? Extract<Value, null> : never;
