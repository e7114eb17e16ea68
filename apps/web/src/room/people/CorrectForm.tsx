import type { Records } from '@baraza/domain';
import { Button } from '@mantine/core';
import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOfferUndo } from '../../project/useOfferUndo.js';
import { draftOf, problemsOf } from './draft.js';
import { EntryFields } from './EntryFields.js';
import classes from './people.module.css';
import { useCorrect } from './useEnter.js';
import type { PeopleHere } from './usePeople.js';

export interface CorrectFormProps {
  readonly entry: Records['participation'];
  readonly groups: readonly Records['disaggregation'][];
  readonly people: PeopleHere;
  readonly identity: { readonly name: string; readonly contact: string | null } | null;
  readonly onDone: () => void;
}

/** Corrects an entry where it stands: Enter keeps, Esc puts back. */
export function CorrectForm({ entry, groups, people, identity, onDone }: CorrectFormProps): ReactNode {
  const { t } = useTranslation(['people', 'common']);
  const correct = useCorrect();
  const offer = useOfferUndo();
  const [before] = useState(() => draftOf(entry, groups, identity));
  const [draft, setDraft] = useState(before);
  const [problems, setProblems] = useState<ReadonlySet<string>>(new Set());
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    // Whoever may not read a name leaves it empty, and it stays what it is.
    const wrong = new Set([...problemsOf(draft)].filter((field) => field !== 'name' || identity !== null || entry.person === null));
    setProblems(wrong);
    if (wrong.size > 0 || !(await correct(entry, before, draft))) return;
    onDone();
    offer(t('corrected'), { id: 'corrected' });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.stopPropagation();
    onDone();
  };
  return (
    <form className={classes['form']} onSubmit={(event) => void submit(event)} onKeyDown={onKeyDown} aria-label={t('correct')} noValidate>
      <EntryFields draft={draft} onChange={(changes) => setDraft((now) => ({ ...now, ...changes }))} people={people} problems={problems} first={first} />
      <div className={classes['choices']}>
        <Button type="submit" variant="outline">
          {t('common:action.keep')}
        </Button>
        <Button variant="subtle" onClick={onDone}>
          {t('common:action.putBack')}
        </Button>
      </div>
    </form>
  );
}
