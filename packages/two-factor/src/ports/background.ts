/**
 * Begins work that nobody's answer waits for and returns at once. What the work throws is logged and ends there; a stop
 * of the process waits for it, a crash loses it.
 */
export type InBackground = (name: string, work: () => Promise<void>) => void;
