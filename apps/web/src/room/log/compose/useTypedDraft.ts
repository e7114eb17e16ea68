import type { Attribution } from '@baraza/domain';
import { useEffect, useRef, useState } from 'react';
import { useProject } from '../../../project/context.js';
import { type Draft, emptyDraft, isEmpty, keptDraft, readDraft } from './draft.js';

const placeOf = (session: string): string => `log ${session}`;

/** The entry of a session that is being typed: kept on the device until it is committed or emptied, and there again after a reload. It is removed with what is kept of the account. */
export function useTypedDraft(session: string, language: string | null, ruleOf: (draft: Draft) => Attribution): readonly [Draft, (draft: Draft) => void] {
  const { session: project } = useProject();
  const [draft, setDraft] = useState(() => emptyDraft(language));
  const touched = useRef(false);
  useEffect(() => {
    let late = false;
    touched.current = false;
    void project.ready
      .then(() => project.typed.read(placeOf(session)))
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
    project.typed.keep(placeOf(session), isEmpty(next) ? null : keptDraft(next, ruleOf(next)));
  };
  return [draft, change];
}
