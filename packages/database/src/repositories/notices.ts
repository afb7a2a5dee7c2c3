import type { Notices } from '@countersign/two-factor';
import { rowOf, rowsOf, type Sql } from '../connection/sql.ts';
import { claimNotices, listNotices, measureBacklog, removeNotice, retryNotices } from '../statements/notices.ts';
import { namedBrowser } from '../statements/parts/browsers.ts';

/** The provider has forgotten the key of a notice that was given up; within one day of tries it is the same. */
const idempotencyKeyOf = (id: string, retries: number) => (retries === 0 ? id : `${id}/${retries}`);

export const createNotices = (database: Sql): Notices => ({
  async claim(limit) {
    const rows = await rowsOf(database, claimNotices, { limit });
    return rows.map(({ address, browserName, browserSystem, createdAt, email, id, kind, language, ...row }) => ({
      kind: 'notice',
      id,
      to: email,
      notice: kind,
      recoveryCodesLeft: row.recoveryCodesLeft,
      undoable:
        row.undoableChange === null || row.linkKeyId === null
          ? null
          : { change: row.undoableChange, keyId: row.linkKeyId },
      recoverable:
        row.recoveryStep === null || row.linkKeyId === null ? null : { step: row.recoveryStep, keyId: row.linkKeyId },
      language,
      requestedAt: createdAt,
      requestedFrom: {
        requestId: row.requestId,
        browser: namedBrowser(browserName, browserSystem),
        address,
        language,
      },
      idempotencyKey: idempotencyKeyOf(id, row.retries),
    }));
  },

  async remove({ id, mailId }) {
    await rowOf(database, removeNotice, { id, mailId });
  },

  async measureBacklog() {
    const backlog = await rowOf(database, measureBacklog, {});
    if (!backlog) throw new Error('An aggregate without groups has a row.');
    return { ...backlog, newlyGivenUp: [...backlog.newlyGivenUp] };
  },

  list: (limit) => rowsOf(database, listNotices, { limit }),

  async retry(ids) {
    return (await rowsOf(database, retryNotices, { ids })).map(({ id }) => id);
  },
});
