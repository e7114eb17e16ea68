import { isApple, isPressed, KeyHint, keyOf, SegmentedChoice } from '@baraza/ui';
import { Button } from '@mantine/core';
import { type FormEvent, type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newId } from '../../app/new-id.js';
import { useOfferUndo } from '../../project/useOfferUndo.js';
import { type Draft, emptyDraft, type Mode, nextDraft, problemsOf, wholeNumber } from './draft.js';
import { EntryFields } from './EntryFields.js';
import classes from './people.module.css';
import { type Entered, useEnter, useTakeBack } from './useEnter.js';
import type { PeopleHere } from './usePeople.js';

const MODES: readonly Mode[] = ['person', 'pseudonym', 'headCount'];

/** Adds people one after the other: Enter adds, and the form is ready for the next. */
export function AddForm({ people, onAdded }: { readonly people: PeopleHere; readonly onAdded: (count: number) => void }): ReactNode {
  const { t } = useTranslation('people');
  const enter = useEnter();
  const offer = useOfferUndo();
  const back = useTakeBack();
  const first = useRef<HTMLInputElement>(null);
  const [draft, setDraft] = useState<Draft>(() => emptyDraft('person'));
  const [problems, setProblems] = useState<ReadonlySet<string>>(new Set());
  // Under a rule that hides the list nobody sees which seats are taken, so the number goes on by itself.
  const [lastSeat, setLastSeat] = useState(0);
  const proposed = t('seat', { number: String(Math.max(people.seat, lastSeat + 1)) });
  const shown = draft.mode === 'pseudonym' && draft.pseudonym === '' ? { ...draft, pseudonym: proposed } : draft;
  const change = (changes: Partial<Draft>): void => {
    setDraft((before) => ({ ...before, ...changes }));
    setProblems(new Set());
  };
  const last = useRef<{ readonly entered: Entered; readonly group: string; readonly count: number } | null>(null);
  const takeBack = async (): Promise<void> => {
    const { current } = last;
    last.current = null;
    if (current && (await back([current.entered], current.group))) onAdded(-current.count);
  };
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const wrong = problemsOf(shown);
    setProblems(wrong);
    if (wrong.size > 0) return first.current?.focus();
    const group = newId();
    const entered = await enter(shown, { enteredBy: 'form', group });
    if (!entered) return;
    const count = shown.mode === 'headCount' ? (wholeNumber(shown.people) ?? 0) : 1;
    if (shown.mode === 'pseudonym') setLastSeat(Number(/\d+$/.exec(shown.pseudonym)?.[0] ?? lastSeat));
    setDraft(nextDraft(shown));
    onAdded(count);
    last.current = { entered, group, count };
    offer(t(`added.${shown.mode}`, { count, who: shown.mode === 'pseudonym' ? shown.pseudonym : shown.name.trim() }), { id: 'person-added', undo: () => void takeBack() });
    first.current?.focus();
  };
  // The keyboard is in an empty field after each: there the key of undo means the last one that was added.
  const onKeyDown = (event: KeyboardEvent): void => {
    const untouched = [draft.name, draft.contact, draft.pseudonym, draft.people].every((typed) => typed === '');
    if (!untouched || !last.current || !isPressed(keyOf('undo'), event, isApple())) return;
    event.preventDefault();
    event.stopPropagation();
    void takeBack();
  };
  return (
    <form className={classes['form']} onSubmit={(event) => void submit(event)} onKeyDown={onKeyDown} aria-label={t('add.title')} noValidate>
      <SegmentedChoice label={t('add.what')} value={draft.mode} options={MODES.map((value) => ({ value, label: t(`mode.${value}`) }))} onChange={(mode) => change({ mode })} />
      <EntryFields draft={shown} onChange={change} people={people} problems={problems} first={first} />
      <Button type="submit" rightSection={<KeyHint keys="Enter" onAccent />}>
        {t(`add.${draft.mode}`)}
      </Button>
    </form>
  );
}
