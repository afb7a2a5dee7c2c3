import { Link } from '../../shared/navigation/link.tsx';
import { paths } from '../../shared/navigation/paths.ts';
import { buttonLook } from '../../shared/ui/button.tsx';
import { CentredCard } from '../../shared/ui/centred-card.tsx';
import { QuietText } from '../../shared/ui/quiet-text.tsx';
import { ScreenHeading } from '../../shared/ui/screen-heading.tsx';
import { useWords } from '../../shared/words/use-words.tsx';

export default function NotFoundPage() {
  const words = useWords();
  return (
    <CentredCard>
      <ScreenHeading title={words.notFound.title} />
      <QuietText size="large">{words.notFound.text}</QuietText>
      <Link {...buttonLook({ size: 'large' })} to={paths.home}>
        {words.notFound.goHome}
      </Link>
    </CentredCard>
  );
}
