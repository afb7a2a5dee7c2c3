import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseSync, Visitor } from 'vite';
import { paths } from '../src/shared/navigation/paths.ts';

export interface Screen {
  path: string;
  /** The files that the route fetches for it: shell and page. */
  modules: string[];
}

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

/**
 * Reads the route table as it is written, so that build and server need no second one. A property whose value is imported
 * from a file of ours (`children: settingsTabs`) is read there.
 * @param shell what is imported around the whole file
 */
export function screensIn(file: string, shell: string[] = []): Screen[] {
  const screens: Screen[] = [];
  const fileOf = new Map<string, string>();
  // What each of the enclosing objects imports, the outermost first.
  const around: string[][] = [];
  const modules = () => [...shell, ...around.flat()];
  new Visitor({
    ImportDeclaration: ({ source, specifiers }) => {
      if (source.value.startsWith('.'))
        for (const { local } of specifiers) fileOf.set(local.name, resolve(file, '..', source.value));
    },
    ObjectExpression: () => {
      around.push([]);
    },
    ImportExpression: ({ source }) => {
      if (source.type === 'Literal') around.at(-1)?.push(resolve(file, '..', String(source.value)));
    },
    Property: ({ value }) => {
      const importedFrom = value.type === 'Identifier' ? fileOf.get(value.name) : undefined;
      if (importedFrom !== undefined) screens.push(...screensIn(importedFrom, modules()));
    },
    'ObjectExpression:exit': ({ properties }) => {
      const path = addressIn(properties);
      if (path !== undefined) screens.push({ path, modules: modules() });
      around.pop();
    },
  }).visit(parseSync(file, readFileSync(file, 'utf8')).program);
  return screens;
}
