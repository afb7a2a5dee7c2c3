import type { ProblemFacts } from '../../bff/problem-sentence.ts';
import { triesLeft, waitOf } from './amounts.ts';

// Sentences about codes that more than one screen says.

export const wrongAppCode = (facts: ProblemFacts) =>
  `验证码不正确。验证码每 30 秒更新一次，请输入当前显示的验证码。${triesLeft(facts)}`;

export const wrongMailedCode = (facts: ProblemFacts) =>
  `验证码不正确。请输入最新一封邮件中的 6 位数字。${triesLeft(facts)}`;

export const noFurtherCode = (facts: ProblemFacts) =>
  `暂时无法继续发送验证码。请等待${waitOf(facts)}，或使用上一封邮件中的验证码。`;
