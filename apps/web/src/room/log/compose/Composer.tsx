import { type FloorTurn, seatOf } from '@baraza/domain';
import { type ReactNode, type RefObject, useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProject } from '../../../project/context.js';
import { useLive, useLiveNow, useRoom } from '../../context.js';
import { useWhoWords } from '../../parts/useWhoWords.js';
import { useRoomTime } from '../../useRoomTime.js';
import { allowedWho, type Draft, emptyDraft, isEmpty, NOBODY, type Who } from './draft.js';
import { CountsFor } from './CountsFor.js';
import { Entry } from './Entry.js';
import { useLanguagesHere } from './useChoices.js';
import { useCounting } from './useCounting.js';
import { useLogging } from './useLogging.js';
import { useTypedDraft } from './useTypedDraft.js';
import { inWrittenLanguage } from './written.js';

/** Most characters of a draft that the others are shown. */
const MOST_SHOWN = 2000;

/** Whoever has the floor, as the speaker of what is noted now. */
function whoHasFloor(turn: FloorTurn | null): Who {
  if (!turn) return NOBODY;
  const { participation, stakeholder, label } = turn.entry;
  return { speaker: participation, affiliation: stakeholder, affiliationName: participation === null && stakeholder === null && label !== '' && seatOf(label) !== label ? label : null };
}

export interface ComposerProps {
  readonly text: RefObject<HTMLTextAreaElement | null>;
  /** What was noted, by id. */
  readonly onAdded: (id: string) => void;
  /** To the log. */
  readonly onLeave: () => void;
  readonly onLast: () => void;
}

/** Where the next intervention is typed. The others see it grow; it outlives a reload. */
export function Composer({ text, onAdded, onLeave, onLast }: ComposerProps): ReactNode {
  const { t } = useTranslation('log');
  const { session: project } = useProject();
  const { session, running } = useRoom();
  const { time } = useRoomTime();
  const words = useWhoWords();
  const turn = useLiveNow()?.floor.turn ?? null;
  const { placeOf, add } = useLogging();
  const languages = useLanguagesHere();
  const [draft, setDraft] = useTypedDraft(session.id, session.languages[0] ?? null, (of) => placeOf(of).rule);
  const { item, rule, channel } = placeOf(draft);
  // The floor is that of the item that runs, under its rule; what comes in writing is nobody's who has it.
  const ofFloor = channel === 'session' && (item?.id ?? null) === (turn?.item ?? running?.id ?? null) ? whoHasFloor(turn) : NOBODY;
  const who = allowedWho(rule, draft.who ?? ofFloor);

  // In memory only: beside a draft that is kept it would say who spoke.
  const [groups, setGroups] = useState<Readonly<Record<string, string>>>({});
  const count = useCounting();
  const lastTurn = useLive()?.floor.turn ?? null;
  // Where somebody has the floor, or had it when the server was last heard, the turn counts; where speakers are named, it follows from who they are.
  const counts = rule !== 'attributed' && lastTurn === null;

  const show = useEffectEvent((of: Draft) => {
    const shown = words.sendable(who);
    project.setPresence({ draft: isEmpty(of) ? null : { item: item?.id ?? null, kind: of.kind, who: rule === 'notAttributed' ? null : (shown?.slice(0, 200) ?? null), language: of.language, text: of.text.slice(0, MOST_SHOWN) } });
  });
  useEffect(() => show(draft), [draft, rule]);
  useEffect(() => () => project.setPresence({ draft: null }), [project]);

  // Under a stricter rule, what it forbids goes from the device as well.
  const keepAgain = useEffectEvent(() => {
    if (!isEmpty(draft)) setDraft(draft);
  });
  useEffect(() => keepAgain(), [rule]);

  const change = (changed: Draft): void => {
    const next = inWrittenLanguage(changed, languages);
    // Whoever spoke when the first letter was typed is who is noted, though the floor goes on meanwhile.
    const pinned = isEmpty(draft) && !isEmpty(next) && next.who === null && next.item === draft.item ? { ...next, who: ofFloor } : next;
    setDraft(isEmpty(pinned) && draft.who !== null && pinned.who === draft.who && !isEmpty(draft) ? { ...pinned, who: null } : pinned);
  };
  const commit = (): void => {
    if (draft.text.trim() === '') return;
    const id = add(draft, who);
    if (id === null) return;
    if (counts) count(id, item?.id ?? null, groups);
    setGroups({});
    setDraft(emptyDraft(draft.usualLanguage ?? draft.language, draft.channel));
    onAdded(id);
  };
  const since = rule === 'notAttributed' || !turn || who.speaker !== allowedWho(rule, ofFloor).speaker || who.affiliation !== allowedWho(rule, ofFloor).affiliation ? null : time(turn.givenAt);
  return (
    <section aria-label={t('entry.title')}>
      <Entry draft={draft} onChange={change} item={item} rule={rule} channel={channel} who={who} since={since} onCommit={commit} onLeave={onLeave} onLast={onLast} text={text} counting={counts && <CountsFor value={groups} onChange={setGroups} onDone={() => text.current?.focus()} />} />
    </section>
  );
}
