import { Progress } from '@baraza/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Step } from './flow.js';
import classes from './import.module.css';
import { StepHead } from './StepHead.js';

/** An import that is being put in: how far it is, and the way out. */
export function Applying({ flow, step: { progress, cancelling, away }, focus }: { readonly flow: { cancel(): Promise<void> }; readonly step: Extract<Step, { kind: 'applying' }>; readonly focus: boolean }): ReactNode {
  const { t } = useTranslation('import');
  const writing = progress.code === 'writing' && progress.total > 0;
  return (
    <div className={classes['step']}>
      <StepHead title={t('applying.title')} focus={focus}>
        {t('applying.leave')}
      </StepHead>
      <Progress label={t(`progress.${progress.code}`)} done={writing ? progress.done : undefined} total={writing ? progress.total : undefined} onCancel={() => void flow.cancel()} cancelling={cancelling} />
      <p className={classes['muted']} role="status">
        {away ? t('applying.away') : ''}
      </p>
    </div>
  );
}
