import '@mantine/core/styles/Menu.css';
import '@mantine/core/styles/Paper.css';
import '@mantine/core/styles/Popover.css';
import { Menu, UnstyledButton } from '@mantine/core';
import IconAdjustments from '@tabler/icons-react/dist/esm/icons/IconAdjustments.mjs';
import IconChevronDown from '@tabler/icons-react/dist/esm/icons/IconChevronDown.mjs';
import IconLogout from '@tabler/icons-react/dist/esm/icons/IconLogout.mjs';
import { Link } from 'react-router';
import { paths } from '../../shared/navigation/paths.ts';
import { useWords } from '../../shared/words/use-words.tsx';
import classes from './user-menu.module.css';

interface UserMenuProps {
  email: string;
  onSignOut: () => void;
}

export function UserMenu({ email, onSignOut }: UserMenuProps) {
  const words = useWords();
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
        <Menu.Label className={classes.menuEmail ?? ''}>{email}</Menu.Label>
        <Menu.Divider />
        <Menu.Item
          component={Link}
          to={paths.preferences}
          leftSection={<IconAdjustments size={16} stroke={1.8} aria-hidden />}
        >
          {words.preferences.title}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} stroke={1.8} aria-hidden />} onClick={onSignOut}>
          {words.userMenu.signOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
