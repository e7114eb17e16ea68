import { Progress, useFormat } from '@baraza/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Step } from './flow.js';
import classes from './import.module.css';

/** A file on its way, then being read by the server. */
export function Sending({ flow, step: { names, sent, total } }: { readonly flow: { cancelSending(): void }; readonly step: Extract<Step, { kind: 'sending' }> }): ReactNode {
  const { t } = useTranslation('import');
  const format = useFormat();
  const files = format.list(names);
  const arrived = total > 0 && sent >= total;
  return (
    <section className={classes['step']} role="status">
      {arrived || total === 0 ? (
        <Progress label={t(arrived ? 'sending.reading' : 'sending.label', { files })} onCancel={() => flow.cancelSending()} />
      ) : (
        <Progress label={t('sending.label', { files })} share={sent / total} onCancel={() => flow.cancelSending()} />
      )}
    </section>
  );
}
