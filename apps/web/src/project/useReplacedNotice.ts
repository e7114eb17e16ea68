import { ENTITIES, type Restoration } from '@baraza/domain';
import { keepTheirs, type ProjectSession } from '@baraza/sync-client';
import { toast } from '@baraza/ui';
import { useTranslation } from 'react-i18next';
import { useErrorSentence } from '../data/useErrorSentence.js';
import { useFieldWords } from './words.js';

/** Says that what was done here while the server was away took the place of what others wrote meanwhile, and offers to keep theirs. It stays until somebody has read it. */
export function useReplacedNotice(): (session: ProjectSession, theirs: readonly Restoration[]) => void {
  const { t } = useTranslation('project');
  const { label } = useFieldWords();
  const sentence = useErrorSentence();
  return (session, theirs) => {
    const [{ entity, id, field }] = theirs as readonly [Restoration, ...Restoration[]];
    const record = session.store.get(entity, id) as Readonly<Record<string, unknown>> | undefined;
    const name = record?.['name'] ?? record?.['title'];
    const isNamed = theirs.length === 1 && typeof name === 'string' && Object.hasOwn(ENTITIES[entity].fields, field);
    toast({
      message: isNamed ? t('replaced.one', { field: label(entity, field), name }) : t('replaced.several', { count: theirs.length }),
      tone: 'notice',
      undoWords: t('replaced.takeTheirs'),
      onUndo: () => {
        try {
          const { skipped } = keepTheirs(session, theirs);
          if (skipped.length > 0) toast({ message: t('skipped', { count: skipped.length }), tone: 'notice' });
        } catch (error) {
          toast({ message: sentence(error), tone: 'refused' });
        }
      },
    });
  };
}
