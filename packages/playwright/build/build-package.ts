import { execFileSync } from 'node:child_process';
import { cpSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { build } from 'vite';
import { publishedManifest } from './published-manifest.ts';

const packageFolder = join(import.meta.dirname, '..');
const repository = join(packageFolder, '..', '..');
const { resolve } = createRequire(join(packageFolder, 'package.json'));

/** Taken into the build, so that whoever installs the package installs nothing else; their licences ask to be named. */
const BUNDLED = ['jsqr', 'pngjs'];

/** Writes the package as it is published into an empty folder: ES modules, declarations, manifest, licences, README. */
export async function buildPackage(folder: string): Promise<void> {
  await bundle(folder);
  writeDeclarations(folder);
  writeFileSync(join(folder, 'THIRD-PARTY-LICENSES.txt'), licencesOf(BUNDLED));
  const manifest = publishedManifest(JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')));
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  cpSync(join(packageFolder, 'README.md'), join(folder, 'README.md'));
  cpSync(join(repository, 'LICENSE'), join(folder, 'LICENSE'));
}

const bundle = (folder: string) =>
  build({
    root: packageFolder,
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true, external: ['@playwright/test'] },
    build: {
      ssr: true,
      target: 'node20',
      outDir: folder,
      emptyOutDir: true,
      minify: false,
      rollupOptions: {
        input: { index: join(packageFolder, 'src', 'index.ts') },
        output: { chunkFileNames: '[name].js' },
      },
    },
  });

function writeDeclarations(folder: string): void {
  const compiler = join(repository, 'node_modules', 'typescript', 'bin', 'tsc');
  const project = join(packageFolder, 'build', 'tsconfig.declarations.json');
  execFileSync(process.execPath, [compiler, '-p', project, '--outDir', folder], { stdio: 'inherit' });
  // The compiler leaves the names of sources in declarations, where only files of the build can be found.
  for (const path of globSync('**/*.d.ts', { cwd: folder })) {
    const text = readFileSync(join(folder, path), 'utf8');
    writeFileSync(join(folder, path), text.replace(/((?:from |import\()['"]\.[^'"]*)\.ts(['"])/g, '$1.js$2'));
  }
}

function licencesOf(names: readonly string[]): string {
  const licences = names.map((name) => {
    const folder = dirname(resolve(`${name}/package.json`));
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    return `${name} ${version}\n\n${readFileSync(join(folder, 'LICENSE'), 'utf8').trim()}\n`;
  });
  return licences.join(`\n${'-'.repeat(80)}\n\n`);
}
