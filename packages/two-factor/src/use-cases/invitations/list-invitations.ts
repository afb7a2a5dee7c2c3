import type { Invitations, OpenInvitation } from '../../ports/invitations.ts';

const PAGE = 500;

/** Every open invitation of an operator, by address; as many in memory as are read at once. */
export const makeListInvitations = ({ invitations }: { invitations: Invitations }) =>
  async function* list(): AsyncGenerator<OpenInvitation> {
    for (let after = '', isMore = true; isMore; ) {
      const page = await invitations.list({ after, limit: PAGE });
      yield* page;
      after = page.at(-1)?.email ?? '';
      isMore = page.length === PAGE;
    }
  };
