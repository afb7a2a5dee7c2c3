import { Picture } from './picture.tsx';
import { AnchorLink, Aside, Item, Points, Steps, Text } from './prose.tsx';
import { useHelp } from './use-help.ts';

export function RecoveryCodes() {
  const help = useHelp();
  return (
    <>
      <Text>{help.recoveryCodes.what}</Text>
      <Text>{help.recoveryCodes.when}</Text>
      <Steps>
        <Item text={help.recoveryCodes.choose} />
        <Item text={help.recoveryCodes.enter}>
          <Picture of="verify-by-recovery-code" />
        </Item>
        <Item text={help.recoveryCodes.crossOut} />
      </Steps>
      <Text>{help.recoveryCodes.make}</Text>
      <Aside>{help.recoveryCodes.keep}</Aside>
    </>
  );
}

export function LostPhone() {
  const help = useHelp();
  return (
    <>
      <Text>{help.lostPhone.ways}</Text>
      <Steps>
        <Item text={help.lostPhone.recoveryCode}>
          <Picture of="lost-phone" />
          <AnchorLink anchor="recovery-codes" />
        </Item>
        <Item text={help.lostPhone.email}>
          <AnchorLink anchor="sign-in-by-email" />
        </Item>
        <Item text={help.lostPhone.administrator} />
      </Steps>
      <Text>{help.lostPhone.afterwards}</Text>
      <Points>
        <Item text={help.lostPhone.move} />
        <Item text={help.lostPhone.deactivate} />
      </Points>
      <Aside>{help.lostPhone.finder}</Aside>
    </>
  );
}

export function ForgottenPassword() {
  const help = useHelp();
  return (
    <>
      <Text>{help.forgottenPassword.when}</Text>
      <Steps>
        <Item text={help.forgottenPassword.ask} />
        <Item text={help.forgottenPassword.open} />
        <Item text={help.forgottenPassword.set} />
      </Steps>
      <Text>{help.forgottenPassword.held}</Text>
      <Aside>{help.forgottenPassword.notYou}</Aside>
      <AnchorLink anchor="lost-phone" />
    </>
  );
}
