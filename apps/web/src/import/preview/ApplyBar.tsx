import { Action } from '@baraza/ui';
import { Button } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportPreview } from '../api.js';
import type { ImportFlow } from '../flow.js';
import type { PreviewStep } from './Preview.js';
import { openOf } from './Questions.js';
import { saysNothing } from './Sheets.js';
import classes from './bar.module.css';

const hasWork = ({ counts, maps }: ImportPreview): boolean => maps.some(({ added, moved }) => added + moved > 0) || Object.values(counts).some(({ added, changed, open }) => added + changed + open > 0);

function goToOpenQuestion(): void {
  const question = document.querySelector<HTMLElement>('[data-question][data-open]');
  question?.scrollIntoView({ block: 'center' });
  question?.querySelector('input')?.focus({ preventScroll: true });
}

/** At the lower edge: how it stands, and the one button that changes something. */
export function ApplyBar({ flow, step }: { readonly flow: ImportFlow; readonly step: PreviewStep }): ReactNode {
  const { t } = useTranslation('import');
  const id = useId();
  const open = openOf(step).length;
  const work = hasWork(step.preview);
  const said = step.comparing ? t('preview.comparing') : open > 0 ? t('apply.open', { count: open }) : work ? t('apply.ready') : t(saysNothing(step.preview.sheets) ? 'apply.unread' : 'apply.nothing');
  return (
    <div className={classes['bar']}>
      <p id={id} role="status">
        {said}
      </p>
      {open > 0 && (
        <Action accent onClick={goToOpenQuestion}>
          {t('apply.first')}
        </Action>
      )}
      <Button disabled={!work || open > 0 || step.comparing} aria-describedby={id} onClick={() => void flow.apply()}>
        {t('apply.label')}
      </Button>
    </div>
  );
}
