import { useEffect, useState } from 'react';

/** Back to what had the focus before: Mantine does this for dialogs that close, and this one is taken away instead. */
export function useFocusReturn(): void {
  const [opener] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (opener instanceof HTMLElement) opener.focus();
    },
    [opener],
  );
}
