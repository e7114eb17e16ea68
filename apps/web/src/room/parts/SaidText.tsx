import { FoldedText } from '@baraza/ui';
import type { ReactNode } from 'react';
import classes from './said-text.module.css';

/** Four lines. */
const FOLDED = 84;

export interface SaidTextProps {
  readonly said: { readonly text: string; readonly language: string | null; readonly translation?: string | null; readonly translationLanguage?: string | null };
  /** Folded where it is long, until somebody wants all of it. */
  readonly folded?: boolean;
  /** In quotation marks: beside words that are not of who said it. */
  readonly quoted?: boolean;
}

/** What was said, in its language and, where there is one, in translation, on screens beside the log. */
export function SaidText({ said: { text, language, translation = null, translationLanguage = null }, folded = false, quoted = false }: SaidTextProps): ReactNode {
  const words = (
    <div className={classes['said']}>
      <p dir="auto" lang={language ?? undefined}>
        {quoted ? <q>{text}</q> : text}
      </p>
      {translation !== null && (
        <p dir="auto" lang={translationLanguage ?? undefined} data-translation>
          {translation}
        </p>
      )}
    </div>
  );
  return folded ? <FoldedText height={FOLDED}>{words}</FoldedText> : words;
}
