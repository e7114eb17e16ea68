import { useTranslation } from 'react-i18next';

/** A word of one of a project's lists: its code, and its name where the project gave it one. */
export interface TermLike {
  readonly vocabulary: string;
  readonly code: string;
  readonly name?: string | null;
}

/**
 * How a project's word is read: by the name that the project gave it, else by the translation of the template's word, else by
 * its code.
 */
export function useTermWord(): (term: TermLike) => string {
  const { i18n } = useTranslation('domain');
  return ({ vocabulary, code, name }) => {
    if (name) return name;
    const key = `domain:term.${vocabulary}.${code}`;
    return i18n.exists(key) ? String(i18n.t(key as never)) : code;
  };
}
