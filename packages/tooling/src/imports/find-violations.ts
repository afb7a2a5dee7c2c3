import { registerHooks } from 'node:module';
import { layerRules } from './layer-rules.ts';
import { packageRules } from './package-rules.ts';

/**
 * dependency-cruiser 18 parses with TypeScript's compiler API, which TypeScript 7 does not have; without it, it skips every
 * .ts file and reports nothing. This resolves its `typescript` to TypeScript 6, and has to run before it is imported.
 */
registerHooks({
  resolve: (specifier, context, next) =>
    /^typescript(\/package\.json)?$/.test(specifier)
      ? next(`@typescript/typescript6${specifier.slice('typescript'.length)}`, {
          ...context,
          parentURL: import.meta.url,
        })
      : next(specifier, context),
});

const { allExtensions, cruise, format } = await import('dependency-cruiser');

export interface ImportFindings {
  readonly modules: number;
  /** For people, with file, rule and reason. */
  readonly report: string;
  readonly violations: readonly { readonly rule: string; readonly from: string; readonly to: string }[];
}

/**
 * Checks every import of the workspace at `root` against the rules.
 * @param folders of the packages, relative to `root`
 */
export async function findImportViolations(root: string, folders: readonly string[]): Promise<ImportFindings> {
  const readsTypeScript = allExtensions.some(({ extension, available }) => extension === '.tsx' && available);
  if (!readsTypeScript) throw new Error('dependency-cruiser found no compiler to read TypeScript with.');

  const { output } = await cruise([...folders], {
    baseDir: root,
    validate: true,
    ruleSet: { forbidden: [...packageRules(folders), ...layerRules] },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(apps|packages)/[^/]+/dist/' },
    // Type imports count as well.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      conditionNames: ['types', 'import', 'node', 'default'],
      exportsFields: ['exports'],
    },
  });
  if (typeof output === 'string') throw new Error(output);
  const { output: report } = await format(output, { outputType: 'err-long' });
  return {
    modules: output.modules.length,
    report: String(report),
    violations: output.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
  };
}
