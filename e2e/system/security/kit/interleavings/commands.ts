import fc from 'fast-check';
import { type Action, type ActionKind, actionKinds, sendsACode } from './actions.ts';
import { actionOf, drawnBy } from './draws.ts';
import { Requests } from './requests.ts';
import { browserNames } from './state.ts';

/** What only one of two requests may do that say the same. New codes may be made again, by whoever has the new cookie. */
const ONCE = new Set<ActionKind>([
  'verify by app',
  'verify by mail',
  'verify by recovery code',
  'verify by passkey',
  'prove the app',
  'change password',
  'activate',
  'activate by passkey',
  'move',
  'add the app',
  'deactivate',
  'remove a passkey',
  'undo',
  'redeem the reset code',
  'reset by link',
  'reset by code',
  'confirm the address',
  'undo the address',
  'offer help',
  'start the recovery',
  'cancel the recovery by link',
]);

const present = (actions: readonly (Action | null)[]) => actions.filter((action) => action !== null);

const alone = drawnBy(fc.constantFrom(...browserNames)).map(
  (draw) => new Requests((state) => present([actionOf(draw, state)])),
);

/** What nobody could tell apart: whose code it is that a mail has, which replica has completed a recovery. */
const cannotBeTold = (one: ActionKind, other: ActionKind) =>
  (sendsACode(one) && sendsACode(other)) || (one === 'complete the recovery' && one === other);

/** From both browsers. */
const fromBoth = fc.tuple(drawnBy(fc.constant('desk')), drawnBy(fc.constant('phone'))).map(
  ([one, other]) =>
    new Requests((state) => {
      const first = actionOf(one, state);
      const among = actionKinds.filter((kind) => !(first && cannotBeTold(first.kind, kind)));
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
