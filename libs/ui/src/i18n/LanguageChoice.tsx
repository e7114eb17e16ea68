import { Menu } from '@mantine/core';
import { IconLanguage } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Action } from '../parts/Action.js';
import { ChoiceItems } from '../parts/ChoiceItems.js';
import { changeLanguage } from './i18n.js';
import { languageOf, languages } from './languages.js';
import { useLanguage } from './useFormat.js';

/** The languages of the product, each by its own name; remembered on this device. */
export function LanguageChoice(): ReactNode {
  const { t } = useTranslation();
  const current = useLanguage();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Action>
          <span className="bz-hidden-text">{t('language.label')}:</span>
          <IconLanguage size={16} stroke={1.75} aria-hidden />
          {languageOf(current).name}
        </Action>
      </Menu.Target>
      <Menu.Dropdown>
        <ChoiceItems options={languages.map(({ code, name }) => ({ value: code, label: name, lang: code }))} value={current} onChange={(code) => void changeLanguage(code)} />
      </Menu.Dropdown>
    </Menu>
  );
}
