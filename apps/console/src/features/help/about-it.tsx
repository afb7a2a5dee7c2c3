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
      <Text>{help.mailbox.tellNobody}</Text>
    </>
  );
}
