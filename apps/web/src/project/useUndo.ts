import type { TakenBack } from '@baraza/sync-client';
import { toast } from '@baraza/ui';
import { useTranslation } from 'react-i18next';
import { useErrorSentence } from '../data/useErrorSentence.js';
import { useProject } from './context.js';

/** Takes my last step back, or does it again, and says what came of it. */
export function useUndo(): { readonly undo: () => void; readonly redo: () => void } {
  const { t } = useTranslation('project');
  const { session } = useProject();
  const sentence = useErrorSentence();
  const say = (message: string): void => void toast({ message, id: 'undo' });
  const refuse = (error: unknown): void => void toast({ message: sentence(error), tone: 'refused', id: 'undo' });
  const tell = ({ kind, label: { count }, report: { skipped } }: TakenBack): void => say(skipped.length > 0 ? t('skipped', { count: skipped.length }) : t(`${kind}.done`, { count }));
  const askServer = async (step: TakenBack, answer: NonNullable<TakenBack['atServer']>): Promise<void> => {
    say(t(`${step.kind}.atServer`));
    const { group, report, stopped } = await answer;
    if (stopped) say(t('stopped', { why: sentence(Object.assign(new Error(stopped.message), stopped)) }));
    else if (group === null && report.skipped.length === 0) say(t(`${step.kind}.nothing`));
    else tell({ ...step, report });
  };
  const run = (kind: 'undo' | 'redo'): void => {
    try {
      const step = session[kind]();
      if (step === null) say(t(`${kind}.nothing`));
      else if (step.atServer) askServer(step, step.atServer).catch(refuse);
      else tell(step);
    } catch (error) {
      refuse(error);
    }
  };
  return { undo: () => run('undo'), redo: () => run('redo') };
}
