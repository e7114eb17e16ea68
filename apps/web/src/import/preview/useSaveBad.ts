import { toast } from '@baraza/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { imports, type ImportPreview, type PlanProblem } from '../api.js';
import { csvOf, saveText } from '../save-file.js';
import { useImportWords } from '../useImportWords.js';

/** As many as the server gives at once. */
const PAGE = 500;

/** Saves the whole list of what is not taken, with the reasons in the language of the page. Returns what does it, and whether it is at it. */
export function useSaveBad({ import: id, lists }: ImportPreview): readonly [() => void, boolean] {
  const { t } = useTranslation('import');
  const words = useImportWords();
  const [saving, setSaving] = useState(false);
  const save = async (): Promise<void> => {
    setSaving(true);
    try {
      const problems: PlanProblem[] = [];
      while (problems.length < lists.bad.total) {
        const { rows } = await imports.rows(id, 'bad', problems.length, PAGE);
        if (rows.length === 0) break;
        problems.push(...(rows as PlanProblem[]));
      }
      const head = [t('rows.sheet'), t('rows.row'), t('rows.column'), t('rows.reason')];
      // What keeps directions apart on the page would be dirt in a file.
      const reason = (problem: PlanProblem): string => words.problem(problem).replace(/[\u2068\u2069]/gu, '');
      saveText(`${t('rows.file')}.csv`, csvOf([head, ...problems.map((problem) => [problem.sheet, problem.row, problem.column ?? '', reason(problem)])]));
    } catch (error) {
      toast({ message: words.refusal(error), tone: 'refused' });
    } finally {
      setSaving(false);
    }
  };
  return [() => void save(), saving];
}
