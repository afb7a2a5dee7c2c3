import './typescript-six.ts';
import { layerRules } from './layer-rules.ts';
import { packageRules } from './package-rules.ts';

const { allExtensions, cruise, format } = await import('dependency-cruiser');

export interface ImportFindings {
  readonly modules: number;
  /** As people read it, with file, rule and reason. */
  readonly report: string;
  readonly violations: readonly { readonly rule: string; readonly from: string; readonly to: string }[];
}

/**
 * Reads every source of the workspace at `root` and judges each import.
 * @param folders of the packages, from `root`
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
    // Imports of types count as well.
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
