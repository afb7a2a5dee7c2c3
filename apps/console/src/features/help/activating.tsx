import { Picture } from './picture.tsx';
import { AnchorLink, Aside, Item, Steps, Text } from './prose.tsx';
import { useHelp } from './use-help.ts';

export function Activate() {
  const help = useHelp();
  return (
    <>
      <Text>{help.activate.need}</Text>
      <Steps>
        <Item text={help.activate.open} />
        <Item text={help.activate.getApp} />
        <Item text={help.activate.scan}>
          <Picture of="scan" />
        </Item>
        <Item text={help.activate.confirm}>
          <Picture of="confirm" />
        </Item>
        <Item text={help.activate.save}>
          <AnchorLink anchor="recovery-codes" />
        </Item>
      </Steps>
      <Text>{help.activate.done}</Text>
      <Aside>{help.activate.nothingChanges}</Aside>
      <AnchorLink anchor="codes-do-not-match" />
    </>
  );
}

export function ActivateByTextKey() {
  const help = useHelp();
  return (
    <>
      <Text>{help.textKey.when}</Text>
      <Steps>
        <Item text={help.textKey.open} />
        <Item text={help.textKey.enter}>
          <Picture of="text-key" />
        </Item>
        <Item text={help.textKey.goOn} />
      </Steps>
      <Text>{help.textKey.onPhone}</Text>
      <Aside>{help.textKey.secret}</Aside>
    </>
  );
}
