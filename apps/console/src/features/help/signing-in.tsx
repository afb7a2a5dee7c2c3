import { Picture } from './picture.tsx';
import { AnchorLink, Aside, Item, Points, Steps, Text } from './prose.tsx';
import { useHelp } from './use-help.ts';

export function SignIn() {
  const help = useHelp();
  return (
    <>
      <Steps>
        <Item text={help.signIn.password} />
        <Item text={help.signIn.code}>
          <Picture of="verify" />
        </Item>
      </Steps>
      <Aside>{help.signIn.next}</Aside>
      <AnchorLink anchor="codes-do-not-match" />
    </>
  );
}

export function SignInByEmail() {
  const help = useHelp();
  return (
    <>
      <Text>{help.byEmail.when}</Text>
      <Steps>
        <Item text={help.byEmail.choose} />
        <Item text={help.byEmail.send} />
        <Item text={help.byEmail.find} />
        <Item text={help.byEmail.enter}>
          <Picture of="verify-by-email" />
        </Item>
      </Steps>
      <Text>{help.byEmail.newest}</Text>
      <Aside>{help.byEmail.switchedOff}</Aside>
      <AnchorLink anchor="protect-your-mailbox" />
    </>
  );
}

export function CodesDoNotMatch() {
  const help = useHelp();
  return (
    <>
      <Text>{help.noMatch.usually}</Text>
      <Points>
        <Item text={help.noMatch.changed} />
        <Item text={help.noMatch.clock} />
        <Item text={help.noMatch.entry} />
        <Item text={help.noMatch.email} />
      </Points>
      <AnchorLink anchor="test-my-code" />
      <Aside>{help.noMatch.end}</Aside>
    </>
  );
}

export function TestMyCode() {
  const help = useHelp();
  return (
    <>
      <Text>{help.testCode.why}</Text>
      <Steps>
        <Item text={help.testCode.open} />
        <Item text={help.testCode.enter}>
          <Picture of="test-my-code" />
        </Item>
        <Item text={help.testCode.answer} />
      </Steps>
      <Text>{help.testCode.checkUp}</Text>
      <Aside>{help.testCode.limit}</Aside>
    </>
  );
}
