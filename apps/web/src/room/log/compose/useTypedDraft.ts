import type { Attribution } from '@baraza/domain';
import { useEffect, useRef, useState } from 'react';
import { isOpen, thisTab } from '../../../data/tabs.js';
import { useProject } from '../../../project/context.js';
import { type Draft, emptyDraft, isEmpty, keptDraft, readDraft } from './draft.js';

type Typed = ReturnType<typeof useProject>['session']['typed'];

const placesOf = (session: string): string => `log ${session} `;

/** What this tab had, else what a tab that is not open any more has left. */
async function find(typed: Typed, places: string): Promise<string | null> {
  const here = places + (await thisTab());
  const kept = await typed.readAll(places);
  const own = kept.get(here);
  if (own !== undefined) return own;
  for (const [place, text] of kept) {
    if (await isOpen(place.slice(places.length))) continue;
    typed.keep(here, text);
    typed.keep(place, null);
    return text;
  }
  return null;
}

/**
 * The entry of a session that is being typed in this tab: kept on the device until it is committed or emptied, and there again after a reload, or in the next tab where this one was closed. It is removed with what is kept of the
 * account.
 */
export function useTypedDraft(session: string, language: string | null, ruleOf: (draft: Draft) => Attribution): readonly [Draft, (draft: Draft) => void] {
  const { session: project } = useProject();
  const [draft, setDraft] = useState(() => emptyDraft(language));
  const touched = useRef(false);
  useEffect(() => {
    let late = false;
    touched.current = false;
    void project.ready
      .then(() => find(project.typed, placesOf(session)))
      .then((text) => {
        const kept = text === null ? null : readDraft(text);
        // Whoever has begun to type anew goes on with that.
        if (kept && !late && !touched.current) setDraft(kept);
      });
    return () => {
      late = true;
    };
  }, [project, session]);
  const change = (next: Draft): void => {
    touched.current = true;
    setDraft(next);
    const text = isEmpty(next) ? null : keptDraft(next, ruleOf(next));
    void thisTab().then((tab) => project.typed.keep(placesOf(session) + tab, text));
  };
  return [draft, change];
}
