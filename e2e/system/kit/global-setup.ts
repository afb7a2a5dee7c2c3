import { scratchFolder } from '@countersign/database/testing';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** What is made once for all test files of a run lies here. */
    runFolder: string;
  }
}

export default function globalSetup({ provide }: TestProject) {
  const folder = scratchFolder();
  provide('runFolder', folder.path);
  return () => folder[Symbol.dispose]();
}
