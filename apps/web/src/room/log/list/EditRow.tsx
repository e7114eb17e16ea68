import type { Records } from '@baraza/domain';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { rowIdOf } from '../../entry-address.js';
import { allowedWho, type About, type Draft } from '../compose/draft.js';
import { Entry } from '../compose/Entry.js';
import { useLogging } from '../compose/useLogging.js';
import classes from './list.module.css';

export interface EditRowProps {
  readonly said: Records['intervention'];
  readonly codings: readonly Records['coding'][];
  readonly about: readonly About[];
  readonly onDone: () => void;
}

/** An intervention being edited where it stands: everything of it, by the same keys as when it was noted. */
export function EditRow({ said, codings, about, onDone }: EditRowProps): ReactNode {
  const { placeOf, edit } = useLogging();
  const text = useRef<HTMLTextAreaElement>(null);
  const [draft, setDraft] = useState<Draft>(() => {
    const { language, translation, translationLanguage, kind, item, speaker, affiliation, affiliationName } = said;
    return { text: said.text, language, translation, translationLanguage, kind, item, who: { speaker, affiliation, affiliationName }, about };
  });
  useEffect(() => {
    text.current?.focus({ preventScroll: true });
    text.current?.setSelectionRange(said.text.length, said.text.length);
    text.current?.closest('[data-edit]')?.scrollIntoView({ block: 'nearest' });
  }, []);
  const { item, rule } = placeOf(draft);
  const who = allowedWho(rule, draft.who ?? said);
  const commit = (): void => {
    if (draft.text.trim() !== '' && edit(said, codings, draft, who)) onDone();
  };
  return (
    <div id={rowIdOf(said.id)} className={classes['editing']} data-edit>
      <Entry draft={draft} onChange={setDraft} item={item} rule={rule} who={who} since={null} onCommit={commit} onLeave={onDone} text={text} inPlace />
    </div>
  );
}
