import type { MapItem } from '@baraza/graph-view';
import { Action, isApple, keyCaps, keyOf, KeyHint } from '@baraza/ui';
import { IconClipboard } from '@tabler/icons-react';
import { type ReactNode, useMemo, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useMapUi } from '../state/map-ui.js';
import classes from '../tools/tools.module.css';
import { readCopied } from './format.js';
import { keptText, subscribeKept } from './kept.js';
import { copySelected, cutSelected } from './useMapClipboard.js';
import { usePaste } from './usePaste.js';

/** Copies and cuts what is selected, for who has no keys. Nothing where no stakeholder or interest is. */
export function CopyActions({ items }: { readonly items: readonly MapItem[] }): ReactNode {
  const { t } = useTranslation('clipboard');
  const { rights, mode } = useMapUi();
  if (mode === 'table' || !items.some(({ entity }) => entity === 'stakeholder' || entity === 'interest')) return null;
  return (
    <>
      <Action small onClick={copySelected}>
        {t('copy')}
        <KeyHint keys={keyOf('copy')} />
      </Action>
      {rights.arrange && (
        <Action small onClick={cutSelected}>
          {t('cut')}
          <KeyHint keys={keyOf('cut')} />
        </Action>
      )}
    </>
  );
}

/** Pastes what was last copied on this device; nothing until something was. */
export function PasteButton(): ReactNode {
  const { t } = useTranslation('clipboard');
  const { rights, mode } = useMapUi();
  const text = useSyncExternalStore(subscribeKept, keptText);
  const copied = useMemo(() => readCopied(text), [text]);
  const paste = usePaste();
  if (!copied || !rights.arrange || mode === 'table') return null;
  const label = t('paste', { count: copied.items.length });
  return (
    <span className={classes['icons']}>
      <Action onClick={() => paste(copied)} aria-label={label} title={`${label} (${keyCaps(keyOf('paste'), isApple()).join(' ')})`}>
        <IconClipboard size={16} stroke={1.75} aria-hidden />
      </Action>
    </span>
  );
}
