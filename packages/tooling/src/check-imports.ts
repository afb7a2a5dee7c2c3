import { root } from './bootstrap/paths.mjs';
import { findImportViolations } from './imports/find-violations.ts';
import { workspaceMembers } from './workspace.ts';

const { modules, report, violations } = await findImportViolations(
  root,
  workspaceMembers().map(({ folder }) => folder),
);
if (violations.length > 0) console.error(report);
console.log(`${modules} modules read, ${violations.length} imports point the wrong way`);
process.exitCode = violations.length === 0 ? 0 : 1;
