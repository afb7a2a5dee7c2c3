import '@mantine/core/styles/Menu.css';
import '@mantine/core/styles/Paper.css';
import '@mantine/core/styles/Popover.css';
import { type Language, languages } from '@countersign/contract';
import { type MantineColorScheme, Menu, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import IconChevronDown from '@tabler/icons-react/dist/esm/icons/IconChevronDown.mjs';
import IconDeviceDesktop from '@tabler/icons-react/dist/esm/icons/IconDeviceDesktop.mjs';
import IconLogout from '@tabler/icons-react/dist/esm/icons/IconLogout.mjs';
import IconMoon from '@tabler/icons-react/dist/esm/icons/IconMoon.mjs';
import IconSun from '@tabler/icons-react/dist/esm/icons/IconSun.mjs';
import { ownNames } from '../shared/words/language.ts';
import { chooseLanguage } from '../shared/words/language-choice.ts';
import { useLanguage, useWords } from '../shared/words/use-words.tsx';
import classes from './user-menu.module.css';

interface UserMenuProps {
  email: string;
  onSignOut: () => void;
}

export function UserMenu({ email, onSignOut }: UserMenuProps) {
  const words = useWords();
  const { wanted } = useLanguage();
  // Without keepTransitions Mantine writes a style element, which our content security policy refuses.
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  return (
    <Menu position="bottom-end" width={256} shadow="md" withinPortal={false} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <UnstyledButton className={classes.target}>
          <span className={classes.initial} aria-hidden="true">
            {email.slice(0, 1).toUpperCase()}
          </span>
          <span className={classes.email}>{email}</span>
          <IconChevronDown className={classes.chevron} size={16} stroke={1.8} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown className={classes.dropdown}>
        <Menu.Label className={classes.who ?? ''}>{email}</Menu.Label>
        <Menu.Divider />
        <Menu.Label>{words.preferences.colours}</Menu.Label>
        <Menu.RadioGroup value={colorScheme} onChange={(scheme) => setColorScheme(scheme as MantineColorScheme)}>
          <Menu.RadioItem value="light" rightSection={<IconSun size={16} stroke={1.8} aria-hidden />}>
            {words.preferences.light}
          </Menu.RadioItem>
          <Menu.RadioItem value="dark" rightSection={<IconMoon size={16} stroke={1.8} aria-hidden />}>
            {words.preferences.dark}
          </Menu.RadioItem>
          <Menu.RadioItem value="auto" rightSection={<IconDeviceDesktop size={16} stroke={1.8} aria-hidden />}>
            {words.preferences.system}
          </Menu.RadioItem>
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Label>{words.preferences.language}</Menu.Label>
        <Menu.RadioGroup value={wanted} onChange={(chosen) => chooseLanguage(chosen as Language)}>
          {languages.map((one) => (
            <Menu.RadioItem key={one} value={one} lang={one}>
              {ownNames[one]}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} stroke={1.8} aria-hidden />} onClick={onSignOut}>
          {words.userMenu.signOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
