import { toast } from '@baraza/ui';
import { useTranslation } from 'react-i18next';
import { useErrorSentence } from '../data/useErrorSentence.js';
import { useProject } from './context.js';

/** Takes my last step back, or does it again, and says what came of it. */
export function useUndo(): { readonly undo: () => void; readonly redo: () => void } {
  const { t } = useTranslation('project');
  const { session } = useProject();
  const sentence = useErrorSentence();
  const run = (kind: 'undo' | 'redo'): void => {
    try {
      const done = session[kind]();
      const skipped = done?.report.skipped.length ?? 0;
      const message = done === null ? t(`${kind}.nothing`) : skipped > 0 ? t('skipped', { count: skipped }) : t(`${kind}.done`, { count: done.label.count });
      toast({ message, id: 'undo' });
    } catch (error) {
      toast({ message: sentence(error), tone: 'refused', id: 'undo' });
    }
  };
  return { undo: () => run('undo'), redo: () => run('redo') };
}
