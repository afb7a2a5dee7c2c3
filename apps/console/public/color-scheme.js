// Runs before the first paint, so that a console in other colours than the device never flashes. A file of its own because
// the content security policy allows no inline script; the key is the one in src/shared/ui/color-scheme.ts.
{
  const chosen = () => {
    // Storage may be blocked, and then the system decides.
    try {
      return localStorage.getItem('countersign.color-scheme');
    } catch {
      return null;
    }
  };
  const scheme = chosen();
  if (scheme === 'light' || scheme === 'dark') document.documentElement.dataset.colorScheme = scheme;
}
