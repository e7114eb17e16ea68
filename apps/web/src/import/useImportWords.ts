import { useFormat } from '@baraza/ui';
import { useTranslation } from 'react-i18next';
import { failureOf } from '../data/app-error.js';
import { useErrorSentence } from '../data/useErrorSentence.js';
import type { Params, PlanProblem } from './api.js';

/** Parameters of these codes that are sizes of files. */
const SIZES = new Set(['file-too-large', 'workbook-inflates']);

/** Text of another direction inside a sentence stays whole. */
export const isolated = (text: string): string => `\u2068${text}\u2069`;

/** Limits of files count in units of 1024; said in whole megabytes, as people know them. */
export function useMegabytes(): (bytes: number) => string {
  const format = useFormat();
  return (bytes) => format.bytes(Math.max(1, Math.floor(bytes / 2 ** 20)) * 1e6);
}

export interface ImportWords {
  /** Why something was refused: by its code, else as everywhere, else in the server's English. */
  readonly refusal: (error: unknown) => string;
  /** Why a row or cell was not taken, or what to know about it. */
  readonly problem: (problem: Pick<PlanProblem, 'code' | 'params' | 'message'>) => string;
}

export function useImportWords(): ImportWords {
  const { t, i18n } = useTranslation('import');
  const megabytes = useMegabytes();
  const elsewhere = useErrorSentence();
  const valuesOf = (code: string, params: Params): Record<string, string | number> =>
    Object.fromEntries(Object.entries(params).map(([name, value]) => [name, typeof value === 'string' ? isolated(value) : SIZES.has(code) ? megabytes(value) : value]));
  const say = (kind: 'refused' | 'problem', code: string, params: Params): string | null =>
    i18n.exists(`import:${kind}.${code}`, { count: 1 }) ? String(t(`${kind}.${code}` as never, valuesOf(code, params) as never)) : null;
  // What a file is instead of a table has a word of its own in each language.
  const named = (params: Params): Params => (i18n.exists(`import:content.${params['kind']}`) ? { ...params, kind: String(t(`content.${params['kind']}` as never)) } : params);
  return {
    refusal: (error) => {
      const { code, params } = failureOf(error);
      const why = say('refused', code, code === 'not-a-table' ? named(params) : params) ?? elsewhere(error);
      return params['file'] === undefined ? why : t('choose.ofFile', { file: isolated(String(params['file'])), why });
    },
    problem: ({ code, params, message }) => say('problem', code, params) ?? message,
  };
}
