import { Progress } from '@baraza/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMapUi } from '../state/map-ui.js';
import { ConnectStrip } from './ConnectStrip.js';
import { SearchStrip } from './SearchStrip.js';
import classes from './tools.module.css';

/** The strip above the canvas for what is being done; it pushes the canvas down and covers nothing. */
export function Strip(): ReactNode {
  const { t } = useTranslation('map');
  const { task } = useMapUi();
  if (task?.kind === 'connect') return <ConnectStrip task={task} />;
  if (task?.kind === 'search') return <SearchStrip />;
  if (task?.kind === 'arrange') {
    return (
      <div className={classes['strip']}>
        <Progress label={t('arrange.running')} done={Math.round(task.share * 100)} total={100} onCancel={task.cancel} />
      </div>
    );
  }
  return null;
}
