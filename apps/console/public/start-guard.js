// Says what happened when the console does not start, which would leave the page blank: its first file does not arrive,
// or breaks before anything is drawn. A file of its own, since nothing of the console can be counted on by then.
{
  const PAUSES_MILLISECONDS = [300, 900, 2700];

  // Vite has written the words into the page, see vite/words-before-start.ts.
  const say = (reason) => {
    const root = document.getElementById('root');
    if (!root || root.hasChildNodes()) return;
    const texts = [...document.querySelectorAll(`template[data-reason="${reason}"]`)];
    const { lang } = document.documentElement;
    const text = texts.find((template) => template.lang === lang) ?? texts[0];
    if (!text) return;
    root.append(text.content.cloneNode(true));
    root.querySelector('button')?.addEventListener('click', () => location.reload());
  };

  // While a release is rolled out, another replica may have the file that one of them lacks.
  const startAgain = async (file) => {
    for (const pause of PAUSES_MILLISECONDS) {
      await new Promise((resolve) => setTimeout(resolve, pause * (1 + Math.random() / 2)));
      try {
        return await import(file);
      } catch {
        // Told when the last try has failed.
      }
    }
    say('not-loaded');
  };

  window.addEventListener(
    'error',
    ({ target }) => {
      if (target === window) say('broken');
      else if (target instanceof HTMLScriptElement && target.type === 'module') void startAgain(target.src);
    },
    // Failures of elements do not bubble.
    true,
  );
}
