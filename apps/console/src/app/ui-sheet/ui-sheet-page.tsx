import { useState } from 'react';
import { UnreachableError } from '../../shared/bff/errors.ts';
import { CodeField } from '../../shared/code/code-field.tsx';
import { sixDigitsShape } from '../../shared/code/code-shape.ts';
import { ActionRow } from '../../shared/ui/action-row.tsx';
import { Button } from '../../shared/ui/button.tsx';
import { Card } from '../../shared/ui/card.tsx';
import { LoadFailed } from '../../shared/ui/load-failed.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { PasswordField } from '../../shared/ui/password-field.tsx';
import { PreferenceBar } from '../../shared/ui/preference-bar.tsx';
import { ProductMark } from '../../shared/ui/product-mark.tsx';
import { QuietText } from '../../shared/ui/quiet-text.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import { StatusBadge } from '../../shared/ui/status-badge.tsx';
import { useSignedInWords } from '../../shared/words/use-words.tsx';
import { Colours, Part, TypeScale } from './parts.tsx';
import classes from './ui-sheet.module.css';

const nothing = () => undefined;

/** Every UI component in its states. The selects at the end switch language and colour scheme. */
export default function UiSheetPage() {
  const words = useSignedInWords();
  const [code, setCode] = useState('123');
  return (
    <main className={classes.sheet} id="sheet">
      <header className={classes.head}>
        <ProductMark size={48} />
        <h1>What the console is made of</h1>
      </header>
      <Colours />
      <TypeScale />
      <Part name="Buttons" use="One filled button a screen. Red only where something cannot be taken back.">
        <ActionRow>
          <Button size="large">Primary</Button>
          <Button size="large" variant="secondary">
            Beside it
          </Button>
          <Button size="large" variant="danger">
            Destructive
          </Button>
          <Button size="large" variant="caution">
            Leads to it
          </Button>
          <Button size="large" variant="link">
            Quiet
          </Button>
          <Button size="large" isBusy>
            Pending
          </Button>
          <Button size="large" disabled>
            Disabled
          </Button>
        </ActionRow>
      </Part>
      <Part name="Fields" use="A label above, an error below that says what to do. One code field, not six.">
        <div className={classes.columns}>
          <PasswordField ref={nothing} value="" onChange={nothing} error={null} />
          <PasswordField ref={nothing} value="" onChange={nothing} error="Enter your password." />
          <CodeField
            ref={nothing}
            shape={sixDigitsShape(words)}
            hint="A hint"
            value={code}
            onEnter={({ typed }) => setCode(typed)}
            error={null}
            isPending={false}
            describedBy="sheet"
          />
          <CodeField
            ref={nothing}
            shape={sixDigitsShape(words)}
            hint="A hint"
            value=""
            onEnter={nothing}
            error={{ sentence: 'Your code didn’t match.', occasion: 1 }}
            isPending={false}
            describedBy="sheet"
          />
        </div>
      </Part>
      <Part name="Notices" use="Errors interrupt, good news waits its turn, information is read in place.">
        <Notice tone="info">Your session has ended.</Notice>
        <Notice tone="success">Two-factor authentication is on.</Notice>
        <Notice tone="error">The server cannot be reached right now.</Notice>
      </Part>
      <Part name="Status" use="Colour never says it alone: an icon and a word do.">
        <div className={classes.line}>
          <StatusBadge isActive /> <StatusBadge isActive={false} />
        </div>
      </Part>
      <Part name="Cards" use="Roomy where it is the screen, compact among other things.">
        <div className={classes.columns}>
          <Card size="roomy">
            <h3>Roomy</h3>
            <QuietText size="medium">Steps back behind heading, field and button.</QuietText>
          </Card>
          <Card size="compact">
            <h3>Compact</h3>
            <QuietText size="small">Steps back behind heading, field and button.</QuietText>
          </Card>
        </div>
      </Part>
      <Part name="Waiting and failing" use="What is on its way holds its room; what did not come offers another try.">
        <div className={classes.columns}>
          <Skeleton rows={[22, 36, 42]} />
          <LoadFailed
            error={new UnreachableError('no-answer', null)}
            attempt={1}
            isRetrying={false}
            onRetry={nothing}
          />
        </div>
      </Part>
      <PreferenceBar />
    </main>
  );
}
