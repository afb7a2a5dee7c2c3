import { type ReactNode, useId } from 'react';
import { CentredCard } from './centred-card.tsx';
import { QuietText } from './quiet-text.tsx';
import { ScreenHeading } from './screen-heading.tsx';

/** A screen by a title of its own, which the text explains. */
export function Explained({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  const textId = useId();
  return (
    <CentredCard>
      <ScreenHeading key={title} title={title} describedBy={textId} />
      <QuietText size="large" id={textId}>
        {text}
      </QuietText>
      {children}
    </CentredCard>
  );
}
