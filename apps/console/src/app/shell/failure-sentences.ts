import { isNotLoaded } from '../../shared/loading/not-loaded.ts';
import { pageLanguage } from '../../shared/words/language.ts';

interface FailureSentences {
  title: string;
  text: string;
  reload: string;
}

/**
 * What is said about a part of the console that broke, or whose file did not arrive. It stands in the page
 * (`vite/boot-messages.ts`), which has it when no script arrives either.
 */
export function sentencesAbout(error: unknown): FailureSentences {
  const reason = isNotLoaded(error) ? 'not-loaded' : 'broken';
  const template = document.querySelector<HTMLTemplateElement>(
    `template[data-reason="${reason}"][lang="${pageLanguage()}"]`,
  );
  const textOf = (tag: string) => template?.content.querySelector(tag)?.textContent ?? '';
  return { title: textOf('h1'), text: textOf('p'), reload: textOf('button') };
}
