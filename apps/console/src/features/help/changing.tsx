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
          <AnchorLink anchor="sign-in-by-email" />
        </Item>
        <Item text={help.changedPhone.deactivate} />
        <Item text={help.changedPhone.activate}>
          <AnchorLink anchor="activate" />
        </Item>
        <Item text={help.changedPhone.oldEntry} />
      </Steps>
      <Aside>{help.changedPhone.lost}</Aside>
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
