// Runs before the first paint, so that a dark console never flashes white. A file of its own because the
// content security policy allows no inline script; the key is the one in src/shared/ui/color-scheme.ts.
{
  let chosen = null;
  try {
    chosen = localStorage.getItem('countersign.color-scheme');
  } catch {
    // Storage may be blocked; then the system decides.
  }
  const systemPrefersDark = matchMedia('(prefers-color-scheme: dark)').matches;
  const isDark = chosen === 'dark' || (chosen !== 'light' && systemPrefersDark);
  document.documentElement.setAttribute('data-mantine-color-scheme', isDark ? 'dark' : 'light');
}
