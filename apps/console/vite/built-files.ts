import { resolve } from 'node:path';
import { type Language, languages } from '@countersign/contract';
import type { Rolldown } from 'vite';
import { screensIn } from './screens.ts';

type Bundle = Rolldown.OutputBundle;

/** The files that a screen or a dialog needs before it renders, and those of each language. */
export interface BuiltFiles {
  screens: Record<string, string[]>;
  dialogs: Record<string, string[]>;
  languages: Record<Language, string[]>;
}

export const isChunk = (output: Bundle[string] | undefined): output is Rolldown.OutputChunk => output?.type === 'chunk';

/** Dialogs are fetched when they open, and named by their file. */
const DIALOG = /\/([\w-]+-dialog)\.tsx$/;

/** A chunk with its static imports, and the stylesheets of all of them. */
function filesOf(start: Rolldown.OutputChunk, bundle: Bundle): Set<string> {
  const files = new Set<string>();
  const visit = (fileName: string) => {
    const chunk = bundle[fileName];
    if (files.has(fileName) || !isChunk(chunk)) return;
    files.add(fileName);
    chunk.imports.forEach(visit);
    for (const stylesheet of chunk.viteMetadata?.importedCss ?? []) files.add(stylesheet);
  };
  visit(start.fileName);
  return files;
}

/** @param root the folder of the console */
export function builtFiles(root: string, bundle: Bundle): BuiltFiles {
  const chunks = Object.values(bundle).filter(isChunk);
  const filesFor = (moduleId: string) => {
    const chunk = chunks.find(({ facadeModuleId }) => facadeModuleId === moduleId);
    if (!chunk) throw new Error(`The build has no file for ${moduleId}`);
    return [...filesOf(chunk, bundle)];
  };
  const entry = filesFor(resolve(root, 'index.html'));
  const screens = screensIn(resolve(root, 'src/app/router.tsx')).map(({ path, modules }) => [
    path,
    [...new Set([...entry, ...modules.flatMap(filesFor)])],
  ]);
  const catalogues = languages.map((language) => [
    language,
    filesFor(resolve(root, `src/shared/words/${language.toLowerCase()}.ts`)),
  ]);
  const dialogs = chunks.flatMap((chunk) => {
    const [, name] = DIALOG.exec(chunk.facadeModuleId ?? '') ?? [];
    return name === undefined ? [] : [[name, [...filesOf(chunk, bundle)]]];
  });
  return {
    screens: Object.fromEntries(screens),
    dialogs: Object.fromEntries(dialogs),
    languages: Object.fromEntries(catalogues),
  };
}
