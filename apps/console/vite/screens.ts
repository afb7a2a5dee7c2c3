import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseSync, Visitor } from 'vite';
import { paths } from '../src/shared/navigation/paths.ts';

export interface Screen {
  path: string;
  /** The files that the route fetches for it: shell and page. */
  modules: string[];
}

interface Property {
  key: { name?: string };
  value: { type: string; object?: { name?: string }; property?: { name?: string } };
}

const isProperty = (property: object): property is Property => 'key' in property;

/** The address in `path: paths.signIn`; that of no screen has another form. */
function addressIn(properties: object[]): string | undefined {
  const value = properties.filter(isProperty).find(({ key }) => key.name === 'path')?.value;
  if (value?.type !== 'MemberExpression' || value.object?.name !== 'paths') return undefined;
  return paths[value.property?.name as keyof typeof paths];
}

/** Reads the route table as it is written, so that build and server need no second one. */
export function screensIn(file: string): Screen[] {
  const screens: Screen[] = [];
  // What is imported by each of the objects that the visitor is in, the outermost first.
  const around: string[][] = [];
  new Visitor({
    ObjectExpression: () => {
      around.push([]);
    },
    ImportExpression: ({ source }) => {
      if (source.type === 'Literal') around.at(-1)?.push(resolve(file, '..', String(source.value)));
    },
    'ObjectExpression:exit': ({ properties }) => {
      const path = addressIn(properties);
      if (path !== undefined) screens.push({ path, modules: around.flat() });
      around.pop();
    },
  }).visit(parseSync(file, readFileSync(file, 'utf8')).program);
  return screens;
}
