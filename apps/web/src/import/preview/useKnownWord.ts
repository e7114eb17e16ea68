import type { Records } from '@baraza/domain';
import { useTermWord } from '@baraza/ui';
import { useCallback } from 'react';
import { useRecords } from '../../project/hooks.js';

const keyOf = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, '');

/** The word of a list in the language of the page; the server names it in plain English where the project gave it no name of its own. */
export function useKnownWord(): (vocabulary: Records['term']['vocabulary'], word: string) => string {
  const terms = useRecords('term');
  const wordOf = useTermWord();
  return useCallback(
    (vocabulary, word) => {
      const term = terms.find((each) => each.vocabulary === vocabulary && (each.name === word || (each.name === null && keyOf(each.code) === keyOf(word))));
      return term ? wordOf(term) : word;
    },
    [terms, wordOf],
  );
}
