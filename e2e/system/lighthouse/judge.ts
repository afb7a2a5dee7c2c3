import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** No dependency: it brings a hundred packages, and is needed only when somebody asks. */
const LIGHTHOUSE = 'lighthouse@13.5.0';

export const categories = ['performance', 'accessibility', 'best-practices'] as const;
export type Category = (typeof categories)[number];

export const devices = ['desktop', 'phone'] as const;
export type Device = (typeof devices)[number];

interface Audit {
  id: string;
  score: number | null;
  title: string;
  displayValue?: string;
}

interface LighthouseReport {
  categories: Record<Category, { score: number; auditRefs: { id: string; weight: number }[] }>;
  audits: Record<string, Audit>;
}

export interface Judgement {
  /** Out of 100. */
  scores: Record<Category, number>;
  /** What took a point. */
  complaints: string[];
}

/** Has Lighthouse open an address in a browser that is there already, signed in or not, and reads its report. */
export async function judge(address: string, device: Device, debuggingPort: number): Promise<Judgement> {
  const args = [
    '--yes',
    LIGHTHOUSE,
    address,
    `--port=${debuggingPort}`,
    ...(device === 'desktop' ? ['--preset=desktop'] : []),
    `--only-categories=${categories.join(',')}`,
    // What it would clear holds the session.
    '--disable-storage-reset',
    '--output=json',
    '--quiet',
  ];
  const { stdout } = await promisify(execFile)('npx', args, { maxBuffer: 64 * 1024 * 1024 });
  return judgementIn(JSON.parse(stdout));
}

function judgementIn(report: LighthouseReport): Judgement {
  const scores = categories.map((category) => [category, Math.round(report.categories[category].score * 100)]);
  const complaints = categories
    .flatMap((category) => report.categories[category].auditRefs)
    .filter(({ weight }) => weight > 0)
    .flatMap(({ id }) => report.audits[id] ?? [])
    .filter(({ score }) => score !== null && score < 0.9)
    .map(({ id, title, displayValue }) => `${id}: ${title} ${displayValue ?? ''}`.trimEnd());
  return { scores: Object.fromEntries(scores) as Judgement['scores'], complaints };
}
