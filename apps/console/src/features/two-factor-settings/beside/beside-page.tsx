import { useLocation } from 'react-router';
import { paths } from '../../../shared/navigation/paths.ts';
import { WizardContext } from '../activation-wizard/wizard.ts';
import { Addition } from './addition.tsx';
import { Move } from './move.tsx';

/** The steps of an activation once more, beside what is active: one page of two addresses, since each page is a file of its own. */
export default function BesidePage() {
  const isAddition = useLocation().pathname === paths.addition;
  return <WizardContext value={isAddition ? 'addition' : 'move'}>{isAddition ? <Addition /> : <Move />}</WizardContext>;
}
