import { changeLanguage, ChoiceItems, languages, useLanguage, Action, Avatar } from '@baraza/ui';
import { Menu, useMantineColorScheme } from '@mantine/core';
import { IconKeyboard, IconLogout, IconUserCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useMe } from '../session/session.js';
import { useSignOut } from '../session/useSignOut.js';
import classes from './account-menu.module.css';

/** The person at this screen: account, language, colours, help, the way out. */
export function AccountMenu({ onHelp }: { readonly onHelp: () => void }): ReactNode {
  const { t } = useTranslation(['account', 'common']);
  const { account } = useMe();
  const navigate = useNavigate();
  const { signOut, question } = useSignOut();
  const language = useLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  if (!account) return null;
  return (
    <>
      <Menu position="bottom-end" width={260} withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <Action className={classes['button']} title={account.displayName}>
            <span className="bz-hidden-text">{t('menu.label', { name: account.displayName })}</span>
            <Avatar person={{ id: account.id, name: account.displayName }} />
          </Action>
        </Menu.Target>
        <Menu.Dropdown mah="calc(100dvh - 64px)" style={{ overflowY: 'auto' }}>
          <Menu.Item leftSection={<IconUserCircle size={16} stroke={1.75} aria-hidden />} onClick={() => void navigate('/account')}>
            <span className={classes['who']}>
              <strong>{account.displayName}</strong>
              <span dir="ltr">{account.email}</span>
              <span>{t('menu.account')}</span>
            </span>
          </Menu.Item>
          <Menu.Item leftSection={<IconKeyboard size={16} stroke={1.75} aria-hidden />} onClick={onHelp}>
            {t('menu.keys')}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Label>{t('common:language.label')}</Menu.Label>
          <ChoiceItems options={languages.map(({ code, name }) => ({ value: code, label: name, lang: code }))} value={language} onChange={(code) => void changeLanguage(code)} />
          <Menu.Divider />
          <Menu.Label>{t('common:scheme.label')}</Menu.Label>
          <ChoiceItems options={(['auto', 'light', 'dark'] as const).map((value) => ({ value, label: t(`common:scheme.${value}`) }))} value={colorScheme} onChange={setColorScheme} />
          <Menu.Divider />
          <Menu.Item leftSection={<IconLogout size={16} stroke={1.75} aria-hidden className="bz-mirror" />} onClick={() => void signOut('here')}>
            {t('common:action.signOut')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {question}
    </>
  );
}
