import { activation } from './activation.ts';
import { floor } from './floor.ts';
import type { Scenario } from './scenario.ts';
import { sessionCheck } from './session-check.ts';
import { passwordStep, signIn } from './sign-in.ts';
import { verifyRight, verifyWrong } from './verify.ts';

/** By what --scenarios calls them. */
export const scenarios: Readonly<Record<string, Scenario>> = {
  floor,
  session: sessionCheck,
  verify: verifyRight,
  wrong: verifyWrong,
  password: passwordStep,
  signin: signIn,
  activation,
};
