import { useTranslation } from 'react-i18next';
import { failureOf, type Failure } from './app-error.js';

/** Parameters that are words of ours and read in the language of the page. */
const translated: Readonly<Record<string, string>> = { role: 'domain:role', classification: 'domain:classification', vocabulary: 'project:list' };

/**
 * A failure as a sentence: the translation for its code at the field at fault, else for its code, else what the server said.
 */
export function useErrorSentence(): (error: unknown) => string {
  const { i18n } = useTranslation(['errors', 'domain', 'project']);
  const word = (name: string, value: string | number): string | number => {
    const key = translated[name] === undefined ? undefined : `${translated[name]}.${value}`;
    return key !== undefined && i18n.exists(key) ? String(i18n.t(key as never)) : value;
  };
  const sentenceOf = ({ code, message, params, path }: Failure): string => {
    const values = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, word(name, value)]));
    const keys = [`errors:at.${code}.${path ?? ''}`, `errors:code.${code}`];
    const key = keys.find((candidate) => i18n.exists(candidate));
    return key === undefined ? message : String(i18n.t(key as never, values as never));
  };
  return (error) => sentenceOf(failureOf(error));
}
