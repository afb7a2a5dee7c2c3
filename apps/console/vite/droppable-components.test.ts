import { expect, test } from 'vitest';
import { droppableComponents } from './droppable-components.ts';
import { buildMiniature } from './testing/miniature-console.ts';

const library = `
  const React = window.React;
  const Drawn = React.forwardRef(() => 'what is drawn');
  Drawn.displayName = 'the name of what is drawn';
  const Painted = React.forwardRef(() => 'what is painted');
  Painted.displayName = 'the name of what is painted';
  var Boundary = class extends React.Component { static contextType = React.createContext(null); render() { return 'what is caught'; } };
  var Frame = class extends React.Component { render() { return 'what is framed'; } };
  export { Drawn, Painted, Boundary, Frame };`;

async function scriptsWith(path: string): Promise<string> {
  const output = await buildMiniature(droppableComponents(), {
    [path]: library,
    'src/verify-page.ts': `import { Drawn, Frame } from '../${path}'; window.drawn = [Drawn, Frame]; export default null;`,
  });
  return output.map((file) => (file.type === 'chunk' ? file.code : '')).join('\n');
}

test('of a library the components that somebody uses are in the build, and no others', async () => {
  const scripts = await scriptsWith('node_modules/react-router/lib.js');
  expect(scripts).toContain('what is drawn');
  expect(scripts).toContain('what is framed');
  expect(scripts).not.toMatch(/what is (?:painted|caught)/);
});

test('what is not one of these libraries stays as it is', async () => {
  const scripts = await scriptsWith('src/library.js');
  expect(scripts).toContain('what is painted');
  expect(scripts).toContain('what is caught');
});
