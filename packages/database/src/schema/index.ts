export { accounts } from './accounts.ts';
export { attemptBudgets } from './attempt-budgets.ts';
export { authenticators } from './authenticators.ts';
export { browsers } from './browsers.ts';
export { challenges } from './challenges.ts';

export { emailCodes } from './email-codes.ts';
export { enrolledFactors } from './enrolled-factors.ts';
export { mailAllowances } from './mail-allowances.ts';
export { notices } from './notices.ts';
export { pendingActivations } from './pending-activations.ts';
export { scheduledJobs } from './scheduled-jobs.ts';
export { securityEvents } from './security-events.ts';
export { sessions } from './sessions.ts';
export { throttles } from './throttles.ts';
export { unlockLinks } from './unlock-links.ts';
