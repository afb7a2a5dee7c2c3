import type { Language } from '@countersign/contract';

/**
 * What is said when a part of the console breaks or does not arrive, the first file included: Vite writes it into the page
 * (`vite/boot-messages.ts`), and the console reads it there (`app/shell/failure-sentences.ts`).
 */
export const failureWords = {
  en: {
    brokenTitle: 'Something went wrong',
    brokenText:
      'This page broke in your browser. What you had confirmed is kept; what you typed but did not send is lost. Reload to try again. If it stays, use a newer browser.',
    notLoadedTitle: 'The page could not be loaded',
    notLoadedText:
      'A part of the console did not arrive; there may be a newer version. Check your connection, then reload; a reload loses what you typed but did not send.',
    reload: 'Reload',
  },
  'zh-CN': {
    brokenTitle: '页面出错',
    brokenText:
      '此页面在你的浏览器中出错了。已确认的内容不会丢失，已输入但未发送的内容会丢失。请重新加载后重试；如果问题仍然存在，请使用更新版本的浏览器。',
    notLoadedTitle: '页面无法加载',
    notLoadedText:
      '控制台的部分内容未能加载，可能已有新版本。请检查网络连接，然后重新加载；届时，已输入但未发送的内容会丢失。',
    reload: '重新加载',
  },
} as const satisfies Record<Language, Record<string, string>>;
