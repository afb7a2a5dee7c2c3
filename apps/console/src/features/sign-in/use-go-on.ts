import { useEffect, useEffectEvent } from 'react';
import { useNavigate } from 'react-router';
import { isOfAnotherServer } from '../../shared/bff/page-meta.ts';

/** Leads on to the return path once somebody is signed in: to a screen, or by a page load to what another server answers. */
export function useGoOn(returnPath: string): () => void {
  const navigate = useNavigate();
  return () => {
    if (isOfAnotherServer(returnPath)) window.location.replace(returnPath);
    else void navigate(returnPath, { replace: true });
  };
}

/** Leads on as soon as it is shown. */
export function GoOn({ returnPath }: { returnPath: string }): null {
  const goOn = useEffectEvent(useGoOn(returnPath));
  useEffect(() => goOn(), []);
  return null;
}
