import { globSync } from 'node:fs';
import { basename, dirname } from 'node:path';

export interface Picture {
  /** From the folder of all pictures, with slashes. */
  path: string;
  /** Language and colours, as in "en/light". */
  sheet: string;
  stop: string;
  width: number;
}

const NAME = /^(?<stop>.+)-(?<width>\d+)\.png$/;

/** The pictures that lie in a folder of languages, each a folder of colours. */
export const findPictures = (folder: string): Picture[] =>
  globSync('*/*/*.png', { cwd: folder })
    .map((path) => path.replaceAll('\\', '/'))
    .sort()
    .flatMap((path) => {
      const { stop, width } = NAME.exec(basename(path))?.groups ?? {};
      return stop && width ? [{ path, sheet: dirname(path), stop, width: Number(width) }] : [];
    });
