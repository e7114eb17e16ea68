import type { Identity } from '@baraza/domain';
import { toast } from '@baraza/ui';
import { newId } from '../../app/new-id.js';
import { useErrorSentence } from '../../data/useErrorSentence.js';
import { useMutate } from '../../project/hooks.js';
import { useNameKeeper } from '../../vault/context.js';
import { useRoom } from '../context.js';
import { type Draft, inputOf } from './draft.js';

const identityOf = ({ name, contact }: Pick<Draft, 'name' | 'contact'>): Identity => ({ name: name.trim(), contact: contact.trim() === '' ? null : contact.trim(), note: null });

export interface Entered {
  readonly id: string;
  readonly person: string | null;
}

/** Enters people. The name first: where it cannot be kept nobody is entered either, and what was typed stays. Null: refused, and said. */
export function useEnter(): (draft: Draft, how: { readonly enteredBy: 'form' | 'list'; readonly group?: string | null }) => Promise<Entered | null> {
  const { session } = useRoom();
  const keeper = useNameKeeper();
  const mutate = useMutate();
  const sentence = useErrorSentence();
  return async (draft, { enteredBy, group = null }) => {
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
