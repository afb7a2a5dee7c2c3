// Shows a message when the console does not start, which would leave the page blank: its first file does not arrive, or
// throws before the first rendering. A separate script, since nothing of the console has run by then.
{
  const PAUSES_MILLISECONDS = [300, 900, 2700];

  // Vite writes the messages into the page, see vite/boot-messages.ts.
  const show = (reason) => {
    const root = document.getElementById('root');
    if (!root || root.hasChildNodes()) return;
    const texts = [...document.querySelectorAll(`template[data-reason="${reason}"]`)];
    const { lang } = document.documentElement;
    const text = texts.find((template) => template.lang === lang) ?? texts[0];
    if (!text) return;
    root.append(text.content.cloneNode(true));
    root.querySelector('button')?.addEventListener('click', () => location.reload());
  };

  // During a rolling release, one replica may have the file that another one lacks.
  const startAgain = async (file) => {
    for (const pause of PAUSES_MILLISECONDS) {
      await new Promise((resolve) => setTimeout(resolve, pause * (1 + Math.random() / 2)));
      try {
        return await import(file);
      } catch {
        // Reported after the last attempt.
      }
    }
    show('not-loaded');
  };

  window.addEventListener(
    'error',
    ({ target }) => {
      if (target === window) show('broken');
      else if (target instanceof HTMLScriptElement && target.type === 'module') void startAgain(target.src);
    },
    // Failures of elements do not bubble.
    true,
  );
}
