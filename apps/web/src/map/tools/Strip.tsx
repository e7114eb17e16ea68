import { Progress } from '@baraza/ui';
import { type ReactNode, useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useMapUi } from '../state/map-ui.js';
import { ViewStrip } from '../views/ViewStrip.js';
import { ConnectStrip } from './ConnectStrip.js';
import { SearchStrip } from './SearchStrip.js';
import classes from './tools.module.css';

/** The strip above the canvas for what is being done; it pushes the canvas down and covers nothing. */
export function Strip(): ReactNode {
  const { t } = useTranslation('map');
  const { task, setTask } = useMapUi();
  const busy = task !== null && task.kind !== 'add';
  const leave = useEffectEvent(() => (task?.kind === 'arrange' ? task.cancel() : setTask(null)));
  // Also when the keyboard is elsewhere: somebody may have pressed something on the canvas meanwhile.
  useEffect(() => {
    if (!busy) return;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      leave();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [busy]);
  if (task?.kind === 'connect') return <ConnectStrip task={task} />;
  if (task?.kind === 'search') return <SearchStrip />;
  if (task?.kind === 'saveView') return <ViewStrip key={task.rename ?? ''} rename={task.rename} />;
  if (task?.kind === 'arrange') {
    return (
      <div className={classes['strip']}>
        <Progress label={t('arrange.running')} share={task.share} onCancel={task.cancel} />
      </div>
    );
  }
  return null;
}
