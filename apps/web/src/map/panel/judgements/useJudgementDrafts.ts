import { CONFIDENCES, type Confidence, type Dimension } from '@baraza/domain';
import { useEffect, useRef, useState } from 'react';
import { useProject } from '../../../project/context.js';

/** What somebody has begun to judge and neither kept nor put back. */
export interface JudgementDraft {
  readonly value: number;
  readonly standing: 'own' | 'agreed';
  readonly source: string | null;
  readonly confidence: Confidence | null;
  readonly note: string | null;
  /** From when it is to hold; null: from today. */
  readonly validAt: string | null;
}

type Drafts = ReadonlyMap<Dimension, JudgementDraft>;

const isText = (value: unknown): value is string | null => value === null || typeof value === 'string';

/** As it was kept, perhaps by an earlier version; null: not to be read. */
function readDraft(text: string): JudgementDraft | null {
  try {
    const { value, standing, source, confidence, note, validAt } = JSON.parse(text) as Record<keyof JudgementDraft, unknown>;
    const sure = confidence === null || CONFIDENCES.includes(confidence as Confidence);
    if (typeof value !== 'number' || (standing !== 'own' && standing !== 'agreed') || !sure || !isText(source) || !isText(note) || !isText(validAt)) return null;
    return { value, standing, source, confidence: confidence as Confidence | null, note, validAt };
  } catch {
    return null;
  }
}

/**
 * Judgements of a stakeholder that were begun, by dimension: kept on the device as whatever is being typed, until they are kept or put back, also after a look elsewhere and after a reload. Null: not read yet.
 */
export function useJudgementDrafts(stakeholder: string): readonly [Drafts | null, (dimension: Dimension, draft: JudgementDraft | null) => void] {
  const { session } = useProject();
  const [drafts, setDrafts] = useState<Drafts | null>(null);
  const latest = useRef<Drafts | null>(null);
  const show = (next: Drafts): void => {
    latest.current = next;
    setDrafts(next);
  };
  const places = `judgement ${stakeholder} `;
  useEffect(() => {
    let late = false;
    void session.ready
      .then(() => session.typed.readAll(places))
      .then((kept) => {
        if (late) return;
        const read = [...kept].flatMap(([place, text]) => {
          const draft = readDraft(text);
          return draft ? [[place.slice(places.length) as Dimension, draft] as const] : [];
        });
        // Whoever has begun one meanwhile goes on with that.
        show(new Map([...read, ...(latest.current ?? [])]));
      });
    return () => {
      late = true;
    };
  }, [session, places]);
  const keep = (dimension: Dimension, draft: JudgementDraft | null): void => {
    const next = new Map(latest.current);
    if (draft) next.set(dimension, draft);
    else next.delete(dimension);
    show(next);
    session.typed.keep(places + dimension, draft && JSON.stringify(draft));
  };
  return [drafts, keep];
}
