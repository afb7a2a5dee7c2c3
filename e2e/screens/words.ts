import type { Words } from '@countersign/console/words';
import { en } from '@countersign/console/words/en';
import { zhCn } from '@countersign/console/words/zh-cn';

/** The console's own catalogues: the walk finds everything by what stands on the screen, in every language. */
export const catalogues = { en, 'zh-CN': zhCn } as const satisfies Record<string, Words>;

export type Language = keyof typeof catalogues;
export const languages = Object.keys(catalogues) as Language[];
