interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  readonly keywords: readonly string[];
  readonly license: string;
  readonly engines: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
}

/**
 * The manifest that is published, beside the built files. The one in the workspace is private: it exports sources and names
 * libraries that the build takes in.
 */
export const publishedManifest = ({
  name,
  version,
  description,
  keywords,
  license,
  engines,
  peerDependencies,
}: Manifest) => ({
  name,
  version,
  description,
  keywords,
  license,
  type: 'module',
  sideEffects: false,
  engines,
  exports: {
    '.': { types: './index.d.ts', default: './index.js' },
    './package.json': './package.json',
  },
  types: './index.d.ts',
  files: ['**/*.js', '**/*.d.ts', 'THIRD-PARTY-LICENSES.txt'],
  peerDependencies,
});
