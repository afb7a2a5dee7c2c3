import { errorCodeOf } from '../connection/sql.ts';
import { UNIQUE_VIOLATION } from '../connection/sqlstates.ts';

/** What a statement answers, or that another account has taken its address since the statement looked: nothing is changed then. */
export const unlessTaken = <Row>(running: Promise<Row>): Promise<Row | 'taken'> =>
  running.catch((error: unknown) => {
    if (errorCodeOf(error) === UNIQUE_VIOLATION) return 'taken';
    throw error;
  });
