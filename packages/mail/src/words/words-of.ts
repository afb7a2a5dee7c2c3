import type { Language } from '@countersign/two-factor';
import { en } from './en.ts';
import type { MailWords } from './mail-words.ts';
import { zhCn } from './zh-cn.ts';

export const wordsOf: Record<Language, MailWords> = { en, 'zh-CN': zhCn };
