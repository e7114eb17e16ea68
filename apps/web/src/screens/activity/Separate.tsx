import { Action, toast } from '@baraza/ui';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { undoGroup } from '../../data/undo-group.js';
import { useErrorSentence } from '../../data/useErrorSentence.js';
import { useProject } from '../../project/context.js';

/** Makes two again out of a merge of one's own, also long after: as far as nobody has changed since what it changed. */
export function Separate({ group }: { readonly group: string }): ReactNode {
  const { t } = useTranslation('project');
  const { id } = useProject();
  const sentence = useErrorSentence();
  const [busy, setBusy] = useState(false);
  const run = async (): Promise<void> => {
    setBusy(true);
    try {
      const { group: undone, report, stopped } = await undoGroup(id, group);
      const left = report.skipped.length;
      const why = stopped && t('stopped', { why: sentence(Object.assign(new Error(stopped.message), stopped)) });
      toast({ message: why ?? (undone === null ? t('undo.nothing') : left > 0 ? t('skipped', { count: left }) : t('activity.separated')), id: 'undo' });
    } catch (error) {
      toast({ message: sentence(error), tone: 'refused', id: 'undo' });
    }
    setBusy(false);
  };
  return (
    <Action accent small disabled={busy} onClick={() => void run()}>
      {t('activity.separate')}
    </Action>
  );
}
