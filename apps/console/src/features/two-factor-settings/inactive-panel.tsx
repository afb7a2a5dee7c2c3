import { Button } from '@mantine/core';
import { useNavigate } from 'react-router';
import { paths } from '../../shared/navigation/paths.ts';
import { HelpLink } from '../../shared/ui/help-link.tsx';
import { StatusBadge } from '../../shared/ui/status-badge.tsx';
import { useWords } from '../../shared/words/use-words.tsx';
import classes from './two-factor-page.module.css';

export function InactivePanel() {
  const words = useWords();
  const navigate = useNavigate();
  return (
    <>
      <div className={classes.status}>
        <StatusBadge isActive={false} />
        <p className={classes.sentence}>{words.twoFactor.inactiveText}</p>
      </div>
      <Button className={classes.activate ?? ''} onClick={() => navigate(paths.activation)}>
        {words.twoFactor.activate}
      </Button>
      <HelpLink place="inactive" inThisTab />
    </>
  );
}
