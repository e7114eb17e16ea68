import { changeLanguage, CommandPalette, languages, useLanguage, type PaletteItem } from '@baraza/ui';
import { useMantineColorScheme } from '@mantine/core';
import { IconColorSwatch, IconHome, IconLanguage, IconPlus, IconUserCircle } from '@tabler/icons-react';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useAllCommands, useCommands } from './commands.js';

const icon = { size: 16, stroke: 1.75, 'aria-hidden': true } as const;

/** The palette, with what it offers everywhere; screens add their own. */
export function GoAnywhere(): ReactNode {
  return (
    <>
      <Palette />
      <Everywhere />
    </>
  );
}

const Palette = (): ReactNode => <CommandPalette items={useAllCommands()} />;

/** Apart from the palette: what offers commands must not be drawn anew by what is offered. */
function Everywhere(): ReactNode {
  const { t } = useTranslation(['account', 'common']);
  const navigate = useNavigate();
  const language = useLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const own = useMemo((): PaletteItem[] => {
    const go = (id: string, label: string, path: string, mark: ReactNode): PaletteItem => ({ id, label, icon: mark, group: t('commands.go'), onChoose: () => void navigate(path) });
    return [
      go('go-home', t('home.title'), '/', <IconHome {...icon} />),
      go('go-new', t('home.startOwn'), '/new', <IconPlus {...icon} />),
      go('go-account', t('menu.account'), '/account', <IconUserCircle {...icon} />),
      ...languages
        .filter(({ code }) => code !== language)
        .map(({ code, name }): PaletteItem => ({ id: `language-${code}`, label: name, keywords: [t('common:language.label')], icon: <IconLanguage {...icon} />, group: t('common:language.label'), onChoose: () => void changeLanguage(code) })),
      ...(['auto', 'light', 'dark'] as const)
        .filter((scheme) => scheme !== colorScheme)
        .map((scheme): PaletteItem => ({ id: `scheme-${scheme}`, label: t(`common:scheme.${scheme}`), keywords: [t('common:scheme.label')], icon: <IconColorSwatch {...icon} />, group: t('common:scheme.label'), onChoose: () => setColorScheme(scheme) })),
    ];
  }, [t, navigate, language, colorScheme, setColorScheme]);
  useCommands(own);
  return null;
}
