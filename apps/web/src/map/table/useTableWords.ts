import { useTranslation } from 'react-i18next';
import { useFieldWords } from '../../project/words.js';
import type { Column, TableEntity } from './model/columns.js';
import type { Wrong } from './model/read-cell.js';

const TYPED = ['number', 'whole', 'range', 'date', 'address'] as const;

export interface TableWords {
  /** Name of a column. */
  readonly label: (column: Column) => string;
  /** Why something cannot stand in a cell, and what to do. */
  readonly wrong: (wrong: Wrong) => string;
}

export function useTableWords(entity: TableEntity): TableWords {
  const { t } = useTranslation(['table', 'map', 'domain']);
  const words = useFieldWords();
  return {
    label: ({ name, own, score }) => {
      if (own) return name;
      if (!score) return words.label(entity, name);
      const dimension = t(`domain:dimension.${score.dimension}`);
      return score.part === 'value' ? dimension : t(`score.${score.part}`, { dimension });
    },
    wrong: ({ why, min, max, said }) => {
      const typed = TYPED.find((each) => each === why);
      if (typed) return t(`map:wrong.${typed}`, { min: min ?? 0, max: max ?? 0 });
      if (why === 'refused') return said ?? '';
      return t(`wrong.${why as 'required' | 'tooLong' | 'unknown' | 'several' | 'readOnly' | 'notMine' | 'left'}`, { max: max ?? 0, said: said ?? '' });
    },
  };
}
