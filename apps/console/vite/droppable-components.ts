import { type ESTree, type Plugin, parseSync } from 'vite';

/** Libraries of which we use a part, and whose components a bundler would keep all the same. */
const LIBRARIES = /\/node_modules\/(?:react-router|qrcode\.react)\/.+\.js$/;

/** Functions of React's that only make a value. */
const PURE = new Set(['createContext', 'forwardRef', 'memo']);

type Statement = ESTree.Program['body'][number];

interface Edit {
  start: number;
  end: number;
  text: string;
}

const insert = (at: number, text: string): Edit => ({ start: at, end: at, text });

/** `Some.displayName = 'Some'`, which only React's developer tools read. */
const isDisplayName = (statement: Statement): boolean =>
  statement.type === 'ExpressionStatement' &&
  statement.expression.type === 'AssignmentExpression' &&
  statement.expression.left.type === 'MemberExpression' &&
  statement.expression.left.property.type === 'Identifier' &&
  statement.expression.left.property.name === 'displayName';

function editsOf(statement: Statement): Edit[] {
  if (isDisplayName(statement)) return [{ start: statement.start, end: statement.end, text: '' }];
  if (statement.type !== 'VariableDeclaration') return [];
  return statement.declarations.flatMap(({ init }) => {
    if (init?.type === 'CallExpression' && init.callee.type === 'MemberExpression') {
      const { property } = init.callee;
      return property.type === 'Identifier' && PURE.has(property.name) ? [insert(init.start, '/* @__PURE__ */ ')] : [];
    }
    // Reading `React.Component` or its static fields could have an effect, for all that a bundler knows.
    if (init?.type === 'ClassExpression' && init.superClass?.type === 'MemberExpression')
      return [insert(init.start, '/* @__PURE__ */ (() => '), insert(init.end, ')()')];
    return [];
  });
}

const withEdits = (code: string, edits: readonly Edit[]): string =>
  edits.reduceRight((text, { start, end, text: inserted }) => text.slice(0, start) + inserted + text.slice(end), code);

/**
 * Declares the contexts and components of some libraries as what they are, free of side effects, so that the bundler drops
 * those that nobody uses. What is used stays as it is: nothing breaks where this overlooks something.
 */
export const droppableComponents = (): Plugin => ({
  name: 'droppable-components',
  apply: 'build',
  transform: {
    filter: { id: LIBRARIES },
    handler: (code, id) => ({ code: withEdits(code, parseSync(id, code).program.body.flatMap(editsOf)), map: null }),
  },
});
