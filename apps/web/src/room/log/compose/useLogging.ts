import { type Attribution, channelOfType, codingId, ruleOf, type Records } from '@baraza/domain';
import type { GivenInput } from '@baraza/sync-client';
import { newId, timelessId } from '../../../app/new-id.js';
import { useMutate, useRecord } from '../../../project/hooks.js';
import { useLive, useRoom } from '../../context.js';
import { momentOf } from '../../useRoomTime.js';
import { type About, allowedWho, type Channel, changesOf, type Draft, type End, type Who } from './draft.js';
import { useChoices } from './useChoices.js';

type Coded = Record<End | 'codebookVersion', string | null>;

export interface Logging {
  /** The item of a draft, the rule that holds there, and the channel through which it comes: that of the session's type unless another was chosen. */
  readonly placeOf: (draft: Draft) => { readonly item: Records['agendaItem'] | null; readonly rule: Attribution; readonly channel: Channel };
  /** Notes it; the id that it got, or null where it was refused. */
  readonly add: (draft: Draft, who: Who) => string | null;
  /** Brings an intervention and its codings to what the draft says; false where it was refused. */
  readonly edit: (before: Records['intervention'], codings: readonly Records['coding'][], draft: Draft, who: Who) => boolean;
}

/** Writes entries into the log of the session, as the rule of their item allows. */
export function useLogging(): Logging {
  const { session, items, running } = useRoom();
  const ahead = useLive()?.ahead ?? 0;
  const mutate = useMutate();
  const { version } = useChoices();
  const type = useRecord('term', session.type ?? '')?.code ?? null;

  const codedOf = ({ end, id }: About): Coded => ({ code: null, stakeholder: null, interest: null, threat: null, codebookVersion: end === 'code' ? version : null, [end]: id });
  const addThreats = (about: readonly About[], group: string): boolean => about.filter(({ isNew }) => isNew).every(({ id, label }) => mutate('createThreat', { id, name: label }, { group }) !== null);
  const placeOf: Logging['placeOf'] = (draft) => {
    const item = draft.item === undefined ? running : (items.find(({ id }) => id === draft.item) ?? null);
    return { item, rule: ruleOf(session, item), channel: draft.channel ?? channelOfType(type) ?? 'session' };
  };

  return {
    placeOf,
    add: (draft, who) => {
      const { item, rule, channel } = placeOf(draft);
      const group = newId();
      const id = timelessId();
      const { language, kind, about } = draft;
      const translation = draft.translation?.trim() ? draft.translation.trim() : null;
      if (!addThreats(about, group)) return null;
      const input = {
        id, session: session.id, item: item?.id ?? null, question: item?.question ?? null, kind, language, translation, channel,
        text: draft.text.trim(),
        translationLanguage: translation === null ? null : draft.translationLanguage,
        // Said here rather than by the server: what waits without a network was said when it was typed.
        at: momentOf(ahead, rule === 'notAttributed'),
        ...allowedWho(rule, who),
      };
      const coded = about.map(codedOf);
      // The list may be left out, and must be where nothing is in it; its type does not say so.
      return mutate('logIntervention', { ...input, ...(coded.length > 0 && { about: coded }) } as GivenInput<'logIntervention'>, { group }) === null ? null : id;
    },
    edit: (before, codings, draft, who) => {
      const { item, rule } = placeOf(draft);
      const group = newId();
      const changes = changesOf(before, { ...draft, item: item?.id ?? null }, allowedWho(rule, who), (item?.id ?? null) === before.item ? before.question : (item?.question ?? null));
      const wanted = new Set(draft.about.map(({ id }) => codingId(before.id, id)));
      const there = new Set(codings.map(({ id }) => id));
      const fresh = draft.about.filter(({ id }) => !there.has(codingId(before.id, id)));
      const gone = codings.filter(({ id }) => !wanted.has(id)).map(({ id }) => ({ id }));
      if (!addThreats(fresh, group)) return false;
      if (changes && mutate('updateIntervention', { id: before.id, session: session.id, ...changes }, { group }) === null) return false;
      if (fresh.length > 0 && mutate('addCodings', { id: before.id, session: session.id, about: fresh.map(codedOf) }, { group }) === null) return false;
      return gone.length === 0 || mutate('removeCodings', { codings: gone }, { group }) !== null;
    },
  };
}
