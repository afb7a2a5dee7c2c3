import { Aside, Item, Points, Text } from './prose.tsx';
import { useHelp } from './use-help.ts';

export function WhatItIs() {
  const help = useHelp();
  return (
    <>
      <Text>{help.whatItIs.proofs}</Text>
      <Points>
        <Item text={help.whatItIs.know} />
        <Item text={help.whatItIs.have} />
      </Points>
      <Text>{help.whatItIs.why}</Text>
      <Aside>{help.whatItIs.app}</Aside>
    </>
  );
}

export function ProtectYourMailbox() {
  const help = useHelp();
  return (
    <>
      <Text>{help.mailbox.why}</Text>
      <Text>{help.mailbox.protect}</Text>
      <Text>{help.mailbox.notYou}</Text>
      <Text>{help.mailbox.strangers}</Text>
      <Text>{help.mailbox.sessions}</Text>
      <Text>{help.mailbox.account}</Text>
      <Text>{help.mailbox.tellNobody}</Text>
    </>
  );
}

export function YourActivity() {
  const help = useHelp();
  return (
    <>
      <Text>{help.activity.where}</Text>
      <Text>{help.activity.standsOut}</Text>
      <Text>{help.activity.sessions}</Text>
      <Aside>{help.activity.file}</Aside>
    </>
  );
}
