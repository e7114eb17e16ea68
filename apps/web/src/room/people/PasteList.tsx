import { dimensionWords, groupWords } from '@baraza/domain';
import { useFormat } from '@baraza/ui';
import { Button, Checkbox, Select, Textarea } from '@mantine/core';
import { type ReactNode, useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newId } from '../../app/new-id.js';
import { useRecords } from '../../project/hooks.js';
import { useRoomNames } from '../names/context.js';
import { useOfferUndo } from '../../project/useOfferUndo.js';
import { emptyDraft } from './draft.js';
import { boxAfter, type Column, EMPTY_BOX, lengthOf, LONGEST, type PasteContext, type PastedRow, readPasted, retyped, rowsToSee } from './paste.js';
import classes from './people.module.css';
import { UnreadGroups } from './UnreadGroups.js';
import { type Entered, useEnter, useTakeBack } from './useEnter.js';
import type { PeopleHere } from './usePeople.js';
import { usePeopleWords } from './usePeopleWords.js';

const COLUMNS = ['name', 'contact', 'stakeholder', 'language'] as const;
/** In the preview, beside those that are left out; all are entered. */
const SHOWN = 50;
/** How long what is too long is, and how long it may be. */
function overlong({ leftOut, name, contact }: PastedRow): { length: number; max: number } {
  const field = leftOut === 'contactTooLong' ? 'contact' : 'name';
  return { length: lengthOf(field === 'name' ? name : (contact ?? '')), max: LONGEST[field] };
}

const separated = (words: string): string[] => words.split(',').map((word) => word.trim());

/** People from rows of a spreadsheet: what was recognised is shown before anything is entered, and all of it is one step of undo. */
export function PasteList({ people, onAdded }: { readonly people: PeopleHere; readonly onAdded: (count: number) => void }): ReactNode {
  const { t, i18n } = useTranslation(['people', 'domain', 'common']);
  const { parts } = useFormat();
  const words = usePeopleWords();
  const enter = useEnter();
  const offer = useOfferUndo();
  const back = useTakeBack();
  const stakeholders = useRecords('stakeholder');
  const [box, setBox] = useState(EMPTY_BOX);
  const [done, setDone] = useState<number | null>(null);
  const wanted = useDeferredValue(box);
  const roomNames = useRoomNames();
  const here = useMemo(
    () =>
      people.entries.flatMap(({ person, pseudonym }) => {
        const name = person === null ? undefined : roomNames?.of(person);
        return [pseudonym, name?.state === 'readable' ? name.name : null].filter((each) => each !== null);
      }),
    [people.entries, roomNames],
  );
  const context = useMemo((): PasteContext => {
    // Heads of columns are understood in English whatever the language of the page.
    const heads = (column: (typeof COLUMNS)[number]): string[] => [t(`paste.heads.${column}`), i18n.getFixedT('en', 'people')(`paste.heads.${column}`)].flatMap(separated);
    return {
      dimensions: people.dimensions.map((dimension) => ({ id: dimension.id, words: [words.dimension(dimension), dimension.code, ...dimensionWords(dimension.code)], groups: dimension.groups.map((value) => ({ value, words: [words.group(dimension, value), ...groupWords(value)] })) })),
      stakeholders,
      here,
      words: { name: heads('name'), contact: heads('contact'), stakeholder: heads('stakeholder'), language: heads('language') },
    };
  }, [people.dimensions, stakeholders, here, words, t, i18n]);
  const pasted = useMemo(() => readPasted(wanted.text, context, wanted.chosen, wanted.meant, wanted.anyway), [wanted, context]);
  const listed = rowsToSee(pasted.rows, box.anyway, SHOWN);
  const taken = pasted.rows.filter(({ leftOut }) => leftOut === null);
  const names: { value: string; label: string }[] = [...COLUMNS.map((value) => ({ value, label: t(`field.${value}`) })), ...people.dimensions.map((dimension) => ({ value: `dimension ${dimension.id}`, label: words.dimension(dimension) }))];
  const choose = (index: number, value: string | null): void => setBox({ ...box, chosen: pasted.columns.map((_, at) => (at === index ? (value as Column) : box.chosen[at])) });
  const groupWord = (id: string, group: string): string => words.group(people.dimensions.find((each) => each.id === id) ?? { code: '', name: null }, group);
  const add = async (): Promise<void> => {
    const group = newId();
    const added: Entered[] = [];
    for (const [index, row] of taken.entries()) {
      setDone(index);
      const entered = await enter({ ...emptyDraft('person'), name: row.name, contact: row.contact ?? '', stakeholder: row.stakeholder, language: row.language, groups: row.groups }, { enteredBy: 'list', group });
      // Why was said; the rows that are left stay to be tried again.
      if (!entered) break;
      added.push(entered);
    }
    setDone(null);
    if (added.length === 0) return;
    onAdded(added.length);
    setBox(boxAfter(pasted, new Set(taken.slice(0, added.length).map(({ line }) => line)), wanted));
    offer(t('added.list', { count: added.length }), {
      id: 'person-added',
      undo: () => void back(added, group).then((done) => done && onAdded(-added.length)),
    });
  };
  return (
    <div className={classes['form']}>
      <Textarea label={t('paste.label')} description={t('paste.text')} value={box.text} readOnly={done !== null} minRows={4} maxRows={8} dir="auto" spellCheck={false} onChange={({ target }) => setBox(retyped(box, target.value))}
        // What is pasted over all of it is another list.
        onPaste={({ currentTarget: { selectionStart, selectionEnd, value } }) => selectionEnd - selectionStart === value.length && setBox({ ...EMPTY_BOX, text: value })}
      />
      {pasted.rows.length > 0 && (
        <>
          <div className={classes['scroll']}>
            <table className={classes['preview']}>
              <thead>
                <tr>
                  {pasted.columns.map((column, index) => (
                    <th key={index} scope="col">
                      <Select aria-label={t('paste.column', { number: index + 1 })} placeholder={pasted.header?.[index] || t('paste.unknown')} data={names} value={column} onChange={(value) => choose(index, value)} clearable miw={120} />
                    </th>
                  ))}
                </tr>
              </thead>
            </table>
          </div>
          <UnreadGroups unread={pasted.unreadGroups} meant={box.meant} dimensions={people.dimensions} onMeant={(meant) => setBox({ ...box, meant })} />
          <table className={classes['preview']}>
            <tbody>
              {listed.map((row) => (
                <tr key={row.line} data-out={row.leftOut ?? undefined}>
                  <td>{row.line}</td>
                  <td>
                    <strong dir="auto">{row.name}</strong>
                    <div className={classes['muted']}>
                      <bdi>{parts([stakeholders.find(({ id }) => id === row.stakeholder)?.name, ...Object.entries(row.groups).map(([id, group]) => groupWord(id, group))])}</bdi>
                    </div>
                    {(row.leftOut === 'here' || box.anyway.has(row.line)) && <Checkbox label={t('paste.anyway')} checked={box.anyway.has(row.line)} onChange={({ currentTarget: { checked } }) => setBox({ ...box, anyway: new Set([...box.anyway].filter((line) => line !== row.line).concat(checked ? [row.line] : [])) })} />}
                    {row.leftOut !== null && <div>{t(`paste.leftOut.${row.leftOut}`, overlong(row))}</div>}
                    {row.unread.length > 0 && <div>{t('paste.unread', { cells: parts(row.unread) })}</div>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {pasted.rows.length > listed.length && <p className={classes['note']}>{t('paste.more', { count: pasted.rows.length - listed.length })}</p>}
          <p className={classes['note']} role="status">
            {done !== null ? t('paste.adding', { done, total: taken.length }) : t('paste.counted', { count: taken.length, out: pasted.rows.length - taken.length })}
          </p>
          <Button disabled={taken.length === 0} loading={done !== null} onClick={() => void add()}>
            {t('paste.add', { count: taken.length })}
          </Button>
        </>
      )}
    </div>
  );
}
