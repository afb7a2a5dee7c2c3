import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build, type Plugin } from 'vite';

/** So much text does not get smaller by compressing it, or by much. */
export const noise = (bytes: number) => randomBytes(Math.ceil((bytes * 3) / 4)).toString('base64url');

const script = (content: string) => `export default ${JSON.stringify(content)};`;

const page = (name: string, content = '') => ({
  [`src/${name}-page.ts`]: `import './${name}-page.css';\n${script(content)}`,
  [`src/${name}-page.css`]: `.${name} { color: red }`,
});

const furtherWords = (folder: string) => ({
  [`src/shared/words/${folder}/signed-in.ts`]: script(`${folder} for members`),
  [`src/shared/words/${folder}/looks.ts`]: script(`${folder} about looks`),
});

/** Laid out as ours is, and no larger than the build's own plugins need. */
const files: Record<string, string> = {
  'index.html': '<html><head></head><body><script type="module" src="/src/app/router.tsx"></script></body></html>',
  'src/app/tabs.ts': `
    import { withWords } from '../shared/words/load-words.ts';
    const paths = { preferences: '/settings/preferences' };
    export const tabs = [{ path: paths.preferences, load: withWords(['looks'], () => import('../preferences-page.ts')) }];`,
  'src/app/router.tsx': `
    import { withWords } from '../shared/words/load-words.ts';
    import { tabs } from './tabs.ts';
    const paths = { signIn: '/sign-in', verify: '/sign-in/verify', home: '/', settings: '/settings' };
    window.routes = [
      { path: paths.signIn },
      { path: paths.verify, load: () => import('../verify-page.ts') },
      { load: withWords(['signed-in'], () => import('../shell-page.ts')), children: [
        { path: paths.settings },
        { path: paths.home, load: () => import('../home-page.ts') },
        { load: () => import('../tabs-page.ts'), children: tabs },
      ] },
      { path: '*', load: () => import('../not-found-page.ts') },
    ];`,
  'src/shared/words/load-words.ts': `
    window.words = [
      () => import('./en.ts'), () => import('./en/signed-in.ts'), () => import('./en/looks.ts'),
      () => import('./zh-cn.ts'), () => import('./zh-cn/signed-in.ts'), () => import('./zh-cn/looks.ts'),
    ];
    export const withWords = (parts, load) => [parts, load];`,
  'src/shared/words/en.ts': script('words'),
  'src/shared/words/zh-cn.ts': script('other words'),
  ...furtherWords('en'),
  ...furtherWords('zh-cn'),
  ...page('verify'),
  ...page('shell'),
  ...page('home'),
  ...page('tabs'),
  ...page('preferences'),
  ...page('not-found'),
};

/** Builds it, some of its files replaced. */
export async function buildMiniature(plugin: Plugin, changes: Record<string, string> = {}) {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'miniature-console-')));
  try {
    for (const [path, content] of Object.entries({ ...files, ...changes })) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), content);
    }
    const built = await build({ root, configFile: false, logLevel: 'silent', plugins: [plugin] });
    if (!('output' in built)) throw new Error('This is one build, and it is not watched');
    return built.output;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
