import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type ESTree, parseSync, Visitor } from 'vite';
import { paths } from '../src/shared/navigation/paths.ts';

export interface Screen {
  path: string;
  /** The files that the route fetches for it: shell and page. */
  modules: string[];
  /** What they say beyond the words of every screen, by the names that `withWords` takes. */
  words: string[];
}

type Needs = Omit<Screen, 'path'>;

interface Expression {
  type: string;
  name?: string;
  object?: { name?: string };
  property?: { name?: string };
}

interface Property {
  key: { name?: string };
  value: Expression;
}

const isProperty = (property: object): property is Property => 'key' in property;

/** The address in `path: paths.signIn`, the one form in which a screen states it. */
function addressIn(properties: object[]): string | undefined {
  const value = properties.filter(isProperty).find(({ key }) => key.name === 'path')?.value;
  if (value?.type !== 'MemberExpression' || value.object?.name !== 'paths') return undefined;
  return paths[value.property?.name as keyof typeof paths];
}

const textsIn = (list: ESTree.Argument | undefined): string[] =>
  list?.type === 'ArrayExpression'
    ? list.elements.flatMap((element) => (element?.type === 'Literal' ? [String(element.value)] : []))
    : [];

/**
 * Reads the route table as it is written, so that build and server need no second one. A property whose value is imported
 * from a file of ours (`children: settingsTabs`) is read there.
 * @param shell what is needed around the whole file
 */
export function screensIn(file: string, shell: Needs = { modules: [], words: [] }): Screen[] {
  const screens: Screen[] = [];
  const fileOf = new Map<string, string>();
  // What each of the enclosing objects imports and says, the outermost first.
  const around: Needs[] = [];
  const needs = (): Needs => ({
    modules: [shell, ...around].flatMap(({ modules }) => modules),
    words: [shell, ...around].flatMap(({ words }) => words),
  });
  new Visitor({
    ImportDeclaration: ({ source, specifiers }) => {
      if (source.value.startsWith('.'))
        for (const { local } of specifiers) fileOf.set(local.name, resolve(file, '..', source.value));
    },
    ObjectExpression: () => {
      around.push({ modules: [], words: [] });
    },
    ImportExpression: ({ source }) => {
      if (source.type === 'Literal') around.at(-1)?.modules.push(resolve(file, '..', String(source.value)));
    },
    CallExpression: ({ callee, arguments: [parts] }) => {
      if (callee.type === 'Identifier' && callee.name === 'withWords') around.at(-1)?.words.push(...textsIn(parts));
    },
    Property: ({ value }) => {
      const importedFrom = value.type === 'Identifier' ? fileOf.get(value.name) : undefined;
      if (importedFrom !== undefined) screens.push(...screensIn(importedFrom, needs()));
    },
    'ObjectExpression:exit': ({ properties }) => {
      const path = addressIn(properties);
      if (path !== undefined) screens.push({ path, ...needs() });
      around.pop();
    },
  }).visit(parseSync(file, readFileSync(file, 'utf8')).program);
  return screens;
}
