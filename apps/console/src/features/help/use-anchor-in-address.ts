import { useEffect } from 'react';
import { useLocation } from 'react-router';
import { type HelpAnchor, helpAnchors } from '../../shared/navigation/help-places.ts';

/**
 * The paragraph that the address names. Brings it into view and gives its heading the focus, as a browser does with a
 * page that is there when it looks for the paragraph.
 */
export function useAnchorInAddress(): HelpAnchor | undefined {
  const { hash, key } = useLocation();
  const named = helpAnchors.find((anchor) => hash === `#${anchor}`);

  useEffect(() => {
    const heading = named && document.getElementById(named);
    heading?.scrollIntoView();
    heading?.focus({ preventScroll: true });
  }, [named, key]);

  return named;
}
