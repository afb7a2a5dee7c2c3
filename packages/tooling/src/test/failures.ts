import { isAbsolute, relative } from 'node:path';
import type { JSONReport, JSONReportSuite } from 'playwright/types/testReporter';
import type { JsonTestResults } from 'vitest/node';
import { root } from '../bootstrap/paths.mjs';

const named = (file: string, titles: readonly string[]) =>
  [isAbsolute(file) ? relative(root, file) : file, ...titles].join(' › ');

/** The name of each failed test, or of the file where it did not load or its setup failed. */
export const failuresOfVitest = ({ testResults }: Pick<JsonTestResults, 'testResults'>): string[] =>
  testResults
    .filter(({ status }) => status === 'failed')
    .flatMap(({ assertionResults, name }) => {
      const failed = assertionResults.filter(({ status }) => status === 'failed');
      return failed.length === 0
        ? [named(name, [])]
        : failed.map(({ ancestorTitles, title }) => named(name, [...ancestorTitles, title]));
    });

type Suite = Pick<JSONReportSuite, 'file' | 'title' | 'specs' | 'suites'>;

const failuresOfSuite = ({ file, specs, suites = [], title }: Suite, within: readonly string[]): string[] => {
  // The outermost suite is the file.
  const titles = title === file ? within : [...within, title];
  return [
    ...specs.filter(({ ok }) => !ok).map((spec) => named(file, [...titles, spec.title])),
    ...suites.flatMap((suite) => failuresOfSuite(suite, titles)),
  ];
};

/** The name of each failed test; nothing where the run failed before the first, in its global setup. */
export const failuresOfPlaywright = ({ suites }: Pick<JSONReport, 'suites'>): string[] =>
  suites.flatMap((suite) => failuresOfSuite(suite, []));
