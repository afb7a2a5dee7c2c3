import fc from 'fast-check';
import { type Action, type ActionKind, actionKinds, isSend } from './actions.ts';
import { actionOf, drawnBy } from './draws.ts';
import { Requests } from './requests.ts';
import { browserNames } from './state.ts';

/** What only one of two requests may do that say the same. */
const ONCE = new Set<ActionKind>(['verify by app', 'verify by mail', 'activate', 'deactivate']);

const present = (actions: readonly (Action | null)[]) => actions.filter((action) => action !== null);

const alone = drawnBy(fc.constantFrom(...browserNames)).map(
  (draw) => new Requests((state) => present([actionOf(draw, state)])),
);

/** From both browsers, and not two mails at once: nobody could tell whose code is whose. */
const fromBoth = fc.tuple(drawnBy(fc.constant('desk')), drawnBy(fc.constant('phone'))).map(
  ([one, other]) =>
    new Requests((state) => {
      const first = actionOf(one, state);
      const among = actionKinds.filter((kind) => !(first && isSend(first.kind) && isSend(kind)));
      return present([first, actionOf(other, state, among)]);
    }),
);

/** The same twice at once from one browser. */
const twice = drawnBy(fc.constantFrom(...browserNames)).map(
  (draw) =>
    new Requests((state) => {
      const action = actionOf(draw, state, [...ONCE]);
      return present([action, action && { ...action, at: action.at === 0 ? 1 : 0 }]);
    }),
);

export const interleavings = fc.commands([alone, fromBoth, twice], {
  maxCommands: 60,
  size: 'max',
  disableReplayLog: true,
});
