import { useEffect, useState } from 'react';
import { Navigate, useNavigate } from 'react-router';
import { paths } from '../../../shared/navigation/paths.ts';
import { Card } from '../../../shared/ui/card.tsx';
import { HelpLink } from '../../../shared/ui/help-link.tsx';
import { useFinish } from '../use-finish.ts';
import { codesOnTheWay } from './codes-on-the-way.ts';
import { SaveCodes } from './save-codes.tsx';

/** Shows the codes that the settings have just had made. Opened by its address it has none, and leads to the settings. */
export default function RecoveryCodesPage() {
  const navigate = useNavigate();
  const finish = useFinish('renewed');
  const [codes] = useState(codesOnTheWay.get);
  useEffect(() => codesOnTheWay.set(null), []);

  if (codes === null) return <Navigate to={paths.twoFactor} replace />;
  return (
    <Card component="section" size="roomy">
      <SaveCodes codes={codes} onSaved={finish} onLater={() => navigate(paths.twoFactor, { replace: true })} />
      <HelpLink place="save-recovery-codes" />
    </Card>
  );
}
