import type { Identity } from '@baraza/domain';
import { toast } from '@baraza/ui';
import { useTranslation } from 'react-i18next';
import { newId } from '../../app/new-id.js';
import { undoGroup } from '../../data/undo-group.js';
import { useErrorSentence } from '../../data/useErrorSentence.js';
import { useProject } from '../../project/context.js';
import { useMutate } from '../../project/hooks.js';
import { useUndo } from '../../project/useUndo.js';
import { useNameKeeper } from '../../vault/context.js';
import { useRoom } from '../context.js';
import { type Draft, inputOf } from './draft.js';

const identityOf = ({ name, contact }: Pick<Draft, 'name' | 'contact'>): Identity => ({ name: name.trim(), contact: contact.trim() === '' ? null : contact.trim(), note: null });

export interface Entered {
  readonly id: string;
  readonly person: string | null;
}

/** Enters people. The name first: where it cannot be kept nobody is entered either, and what was typed stays. Null: refused, and said. */
export function useEnter(): (draft: Draft, how: { readonly enteredBy: 'form' | 'list'; readonly group: string }) => Promise<Entered | null> {
  const { session } = useRoom();
  const keeper = useNameKeeper();
  const mutate = useMutate();
  const sentence = useErrorSentence();
  return async (draft, { enteredBy, group }) => {
    const entered = { id: newId(), person: draft.mode === 'person' ? newId() : null };
    try {
      if (entered.person !== null) await keeper.keep(entered.person, session.id, identityOf(draft));
    } catch (error) {
      toast({ message: sentence(error), tone: 'refused', id: 'refused-here' });
      return null;
    }
    if (mutate('registerParticipation', { ...inputOf(draft), ...entered, session: session.id, enteredBy }, { group })) return entered;
    if (entered.person !== null) await keeper.drop(entered.person);
    return null;
  };
}

/** Takes back what was entered last as this group, names that still wait among it. Where the list is hidden the page does not hold it, and the server does it. Resolves to whether it was done; where not, that is said. */
export function useTakeBack(): (entered: readonly Entered[], group: string) => Promise<boolean> {
  const { t } = useTranslation('project');
  const { id: project } = useProject();
  const { session } = useRoom();
  const keeper = useNameKeeper();
  const sentence = useErrorSentence();
  const { undo } = useUndo();
  return async (entered, group) => {
    if (session.attribution !== 'notAttributed') undo();
    else {
      try {
        const undone = await undoGroup(project, group);
        if (undone.group === null) {
          toast({ message: t('undo.nothing'), id: 'undo' });
          return false;
        }
      } catch (error) {
        toast({ message: sentence(error), tone: 'refused', id: 'undo' });
        return false;
      }
    }
    for (const { person } of entered) if (person !== null) await keeper.drop(person);
    return true;
  };
}

/** Corrects an entry; the name only where it was changed. Resolves to whether it was done. */
export function useCorrect(): (entry: { readonly id: string; readonly person: string | null }, before: Draft, draft: Draft) => Promise<boolean> {
  const { session } = useRoom();
  const keeper = useNameKeeper();
  const mutate = useMutate();
  const sentence = useErrorSentence();
  return async ({ id, person: known }, before, draft) => {
    const person = draft.mode === 'person' ? (known ?? newId()) : null;
    try {
      if (person !== null && (draft.name !== before.name || draft.contact !== before.contact)) await keeper.keep(person, session.id, identityOf(draft));
    } catch (error) {
      toast({ message: sentence(error), tone: 'refused', id: 'refused-here' });
      return false;
    }
    return mutate('correctParticipation', { id, session: session.id, ...inputOf(draft), person }) !== null;
  };
}
