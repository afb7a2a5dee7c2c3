import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright';

export interface Picture {
  /** Relative to the folder of all pictures, with slashes. */
  path: string;
  /** Language and colour scheme, as in "en/light". */
  sheet: string;
  screen: string;
  width: number;
}

const STYLE = `
body { margin: 16px; font: 14px system-ui; background: #888; }
section { display: flex; flex-wrap: wrap; gap: 16px; }
figure { margin: 0; padding: 8px; background: #fff; }
figcaption { margin-bottom: 4px; }
div { display: flex; gap: 6px; align-items: start; }
img { max-height: 400px; border: 1px solid #ccc; }
`;

/** Wide windows get wider thumbnails. */
const thumbnail = ({ path, width }: Picture) =>
  `<a href="${path}"><img src="${path}" width="${width > 600 ? 400 : 130}"></a>`;

function figureOf(screen: string, pictures: readonly Picture[]): string {
  const widestFirst = pictures.filter((picture) => picture.screen === screen).sort((a, b) => b.width - a.width);
  return `<figure><figcaption>${screen}</figcaption><div>${widestFirst.map(thumbnail).join('')}</div></figure>`;
}

function sectionOf(sheet: string, pictures: readonly Picture[]): string {
  const own = pictures.filter((picture) => picture.sheet === sheet);
  const screens = [...new Set(own.map(({ screen }) => screen))];
  const figures = screens.map((screen) => figureOf(screen, own)).join('\n');
  return `<h1>${sheet}</h1><section id="${sheet}">${figures}</section>`;
}

const page = (sections: readonly string[]) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Every screen</title><style>${STYLE}</style>${sections.join('\n')}</html>`;

/** @returns the path of a page with everything; next to it is a picture for each language and colour scheme */
export async function makeContactSheets(
  pictures: readonly Picture[],
  folder: string,
  executablePath: string,
): Promise<string> {
  const sheets = [...new Set(pictures.map(({ sheet }) => sheet))];
  const everything = join(folder, 'contact-sheet.html');
  writeFileSync(everything, page(sheets.map((sheet) => sectionOf(sheet, pictures))));

  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  const tab = await browser.newPage({ viewport: { width: 2200, height: 1000 } });
  await tab.goto(pathToFileURL(everything).href);
  for (const sheet of sheets) {
    await tab
      .locator(`section[id="${sheet}"]`)
      .screenshot({ path: join(folder, `contact-${sheet.replace('/', '-')}.png`) });
  }
  await browser.close();
  return everything;
}
