// Runs before the first paint, so that a dark console never flashes white. A file of its own because the
// content security policy allows no inline script; the key is the one in src/shared/ui/color-scheme.ts.
{
  // Storage may be blocked, and then the system decides; a browser that cannot say what the system prefers shows light.
  const unlessRefused = (ask) => {
    try {
      return ask();
    } catch {
      return null;
    }
  };
  const chosen = unlessRefused(() => localStorage.getItem('countersign.color-scheme'));
  const systemPrefersDark = unlessRefused(() => matchMedia('(prefers-color-scheme: dark)').matches);
  const isDark = chosen === 'dark' || (chosen !== 'light' && systemPrefersDark);
  document.documentElement.setAttribute('data-mantine-color-scheme', isDark ? 'dark' : 'light');
}
