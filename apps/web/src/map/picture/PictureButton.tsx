import { Action, KeyHint, keyOf, type PaletteItem, useShortcuts } from '@baraza/ui';
import { IconPrinter } from '@tabler/icons-react';
import { lazy, type ReactNode, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommands } from '../../app/commands.js';
import { useViewer } from '../../project/hooks.js';
import type { PictureSource } from './source.js';

const PictureDialog = lazy(async () => ({ default: (await import('./PictureDialog.js')).PictureDialog }));

/** Opens the way to a picture of what is shown: by button, key and palette, for whoever may export. Others keep what their browser does at that key. */
export function PictureButton({ source }: { readonly source: PictureSource | null }): ReactNode {
  const { can } = useViewer();
  return source && can('export') ? <Offered source={source} /> : null;
}

function Offered({ source }: { readonly source: PictureSource }): ReactNode {
  const { t } = useTranslation(['picture', 'map']);
  const [opened, setOpened] = useState<'never' | 'open' | 'closed'>('never');
  const items = useMemo((): PaletteItem[] => [{ id: 'map-picture', label: t('open'), icon: <IconPrinter size={16} stroke={1.75} aria-hidden />, keys: keyOf('picture'), group: t('map:palette.onMap'), onChoose: () => setOpened('open') }], [t]);
  useCommands(items);
  useShortcuts({ picture: () => setOpened('open') });
  return (
    <>
      <Action small onClick={() => setOpened('open')} title={t('open')} aria-haspopup="dialog">
        <IconPrinter size={16} stroke={1.75} aria-hidden />
        <span className="bz-hidden-text">{t('open')}</span>
        <KeyHint keys={keyOf('picture')} />
      </Action>
      {opened !== 'never' && (
        <Suspense fallback={null}>
          <PictureDialog opened={opened === 'open'} onClose={() => setOpened('closed')} source={source} />
        </Suspense>
      )}
    </>
  );
}

