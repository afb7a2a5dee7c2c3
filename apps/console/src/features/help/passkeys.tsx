import { AnchorLink, Aside, Item, Points, Steps, Text } from './prose.tsx';
import { useHelp } from './use-help.ts';

export function Passkeys() {
  const help = useHelp();
  return (
    <>
      <Text>{help.passkeys.what}</Text>
      <Text>{help.passkeys.add}</Text>
      <Steps>
        <Item text={help.passkeys.open} />
        <Item text={help.passkeys.name} />
        <Item text={help.passkeys.confirm} />
      </Steps>
      <Text>{help.passkeys.instead}</Text>
      <Text>{help.passkeys.signIn}</Text>
      <Text>{help.passkeys.fails}</Text>
      <Points>
        <Item text={help.passkeys.cancelled} />
        <Item text={help.passkeys.elsewhere} />
        <Item text={help.passkeys.deleted} />
        <Item text={help.passkeys.browser} />
      </Points>
      <Text>{help.passkeys.otherWays}</Text>
      <AnchorLink anchor="recovery-codes" />
      <Text>{help.passkeys.lost}</Text>
      <Text>{help.passkeys.noMailbox}</Text>
      <Aside>{help.passkeys.second}</Aside>
    </>
  );
}
