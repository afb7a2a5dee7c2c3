import { resolve } from 'node:path';
import { type Language, languages } from '@countersign/contract';
import type { Rolldown } from 'vite';
import { screensIn } from './screens.ts';

type Bundle = Rolldown.OutputBundle;

type FilesIn = Record<Language, string[]>;

/** In each language the files that a screen needs before it renders, those of a dialog, and those of every screen. */
export interface BuiltFiles {
  screens: Record<string, FilesIn>;
  dialogs: Record<string, string[]>;
  languages: FilesIn;
}

export const isChunk = (output: Bundle[string] | undefined): output is Rolldown.OutputChunk => output?.type === 'chunk';

/** Fetched when it opens or is needed, and named by its file: a dialog, the card of passkeys, what uses them. */
const DIALOG = /\/([\w-]+-dialog|passkeys-card|activate-with-passkey|email-codes-card|simple-webauthn)\.tsx?$/;

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
    const chunk =
      chunks.find(({ facadeModuleId }) => facadeModuleId === moduleId) ??
      // What is imported by others too has no file to itself.
      chunks.find(({ moduleIds }) => moduleIds.includes(moduleId));
    if (!chunk) throw new Error(`The build has no file for ${moduleId}`);
    return [...filesOf(chunk, bundle)];
  };
  const fileOfWords = (name: string) => resolve(root, `src/shared/words/${name}.ts`);
  const inEachLanguage = (filesIn: (folder: string) => string[]) =>
    Object.fromEntries(languages.map((language) => [language, filesIn(language.toLowerCase())])) as FilesIn;
  const catalogue = (folder: string) => filesFor(fileOfWords(folder));
  const entry = filesFor(resolve(root, 'index.html'));
  const screens = screensIn(resolve(root, 'src/app/router.tsx')).map(({ path, modules, words }) => {
    const scripts = [...entry, ...modules.flatMap(filesFor)];
    const wordsIn = (folder: string) => words.flatMap((part) => filesFor(fileOfWords(`${folder}/${part}`)));
    return [path, inEachLanguage((folder) => [...new Set([...scripts, ...catalogue(folder), ...wordsIn(folder)])])];
  });
  const dialogs = chunks.flatMap((chunk) => {
    const [, name] = DIALOG.exec(chunk.facadeModuleId ?? '') ?? [];
    return name === undefined ? [] : [[name, [...filesOf(chunk, bundle)]]];
  });
  return {
    screens: Object.fromEntries(screens),
    dialogs: Object.fromEntries(dialogs),
    languages: inEachLanguage(catalogue),
  };
}
