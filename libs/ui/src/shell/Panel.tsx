import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { keyOf } from '../commands/shortcuts.js';
import { Action } from '../parts/Action.js';
import { KeyHint } from '../parts/KeyHint.js';
import classes from './panel.module.css';

export interface PanelHeaderProps {
  /** As the map draws it. */
  readonly mark?: ReactNode;
  /** The name; may be edited in place. */
  readonly title: ReactNode;
  readonly subtitle?: ReactNode;
  readonly tags?: ReactNode;
  readonly onClose: () => void;
}

/** Who or what the panel is about. */
export function PanelHeader({ mark, title, subtitle, tags, onClose }: PanelHeaderProps): ReactNode {
  const { t } = useTranslation();
  return (
    <header className={classes['head']}>
      {mark}
      <div className={classes['words']}>
        <div className={classes['title']}>{title}</div>
        {subtitle !== undefined && <div className={classes['subtitle']}>{subtitle}</div>}
      </div>
      <Action small className={classes['close']} onClick={onClose} aria-keyshortcuts="Escape">
        {t('action.close')}
        <KeyHint keys={keyOf('close')} />
      </Action>
      {tags !== undefined && <div className={classes['tags']}>{tags}</div>}
    </header>
  );
}
