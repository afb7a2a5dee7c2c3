import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildPackage } from './build-package.ts';
import { referenceOf, withReference } from './reference.ts';

const dist = join(import.meta.dirname, '..', 'dist');
const readme = join(import.meta.dirname, '..', 'README.md');

await buildPackage(dist);
const text = withReference(readFileSync(readme, 'utf8'), referenceOf(dist));
for (const path of [readme, join(dist, 'README.md')]) writeFileSync(path, text);
