import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyHint } from '../parts/KeyHint.js';
import { shortcuts, type ShortcutGroup } from './shortcuts.js';
import classes from './help.module.css';

/** All keys of the product, for `?`. `groups` narrows it to what works on this screen. */
export function HelpDialog({ opened, onClose, groups = ['general', 'table', 'editing', 'map'] }: { readonly opened: boolean; readonly onClose: () => void; readonly groups?: readonly ShortcutGroup[] }): ReactNode {
  const { t } = useTranslation();
  return (
    <Modal opened={opened} onClose={onClose} title={t('keys.title')} size={720} closeButtonProps={{ 'aria-label': t('action.close') }} classNames={{ title: classes['title'] }}>
      <p className={classes['intro']}>{t('keys.intro')}</p>
      <div className={classes['groups']}>
        {groups.map((group) => (
          <section key={group} className={classes['group']}>
            <h3>{t(`keyGroup.${group}`)}</h3>
            <dl>
              {shortcuts
                .filter((shortcut) => shortcut.group === group)
                .map((shortcut) => (
                  <div key={shortcut.id} className={classes['row']}>
                    <dt>{t(`keyAction.${shortcut.id}`)}</dt>
                    <dd>
                      {shortcut.keys.map((keys) => (
                        <KeyHint key={keys} keys={keys} content />
                      ))}
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}
