import { Picture } from './picture.tsx';
import { AnchorLink, Aside, Item, Steps, Text } from './prose.tsx';
import { useHelp } from './use-help.ts';

export function ChangedPhone() {
  const help = useHelp();
  return (
    <>
      <Text>{help.changedPhone.why}</Text>
      <Steps>
        <Item text={help.changedPhone.signIn}>
          <AnchorLink anchor="recovery-codes" />
        </Item>
        <Item text={help.changedPhone.open} />
        <Item text={help.changedPhone.scan} />
        <Item text={help.changedPhone.oldEntry} />
      </Steps>
      <Aside>{help.changedPhone.stopped}</Aside>
      <AnchorLink anchor="lost-phone" />
    </>
  );
}

export function Deactivate() {
  const help = useHelp();
  return (
    <>
      <Text>{help.deactivate.meaning}</Text>
      <Steps>
        <Item text={help.deactivate.open} />
        <Item text={help.deactivate.enter}>
          <Picture of="deactivation" />
        </Item>
        <Item text={help.deactivate.entry} />
      </Steps>
      <Aside>{help.deactivate.keep}</Aside>
    </>
  );
}
