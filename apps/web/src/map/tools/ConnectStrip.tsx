import { createId, type Records } from '@baraza/domain';
import { Action, KeyHint, LineMark, lineOfType, useFormat, useTermWord } from '@baraza/ui';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutate, useRecord, useRecords } from '../../project/hooks.js';
import { useInOrder } from '../../project/useInOrder.js';
import { find, matches } from '../data/search.js';
import { membersOf } from '../data/members.js';
import { useStored } from '../data/useStored.js';
import { type Task, useMapUi } from '../state/map-ui.js';
import classes from './tools.module.css';

type ConnectTask = Extract<Task, { kind: 'connect' }>;
interface Choice {
  readonly id: string;
  readonly label: string;
  readonly mark?: ReactNode;
  readonly choose: () => void;
}
const MOST_SHOWN = 14;

/** Draws a tie by keyboard: from whom, to whom, of which type. Each is found by typing; a digit takes one at once. */
export function ConnectStrip({ task }: { readonly task: ConnectTask }): ReactNode {
  const { t } = useTranslation(['map', 'common']);
  const { setTask } = useMapUi();
  const { from, to } = task;
  const [fromName, toName] = [useName(from), useName(to)];
  const choices = useChoices(task);
  const step = from === null ? 'from' : to === null ? 'to' : 'type';
  return (
    <div className={classes['strip']} role="group" aria-label={t('connect.label')}>
      <div className={classes['row']}>
        <strong>{fromName ?? t('connect.someone')}</strong>
        <span aria-hidden className="bz-mirror">
          →
        </span>
        <strong>{toName ?? t('connect.someone')}</strong>
        <span className={classes['muted']}>{t(`connect.${step}`)}</span>
        <Action small className={classes['end']} onClick={() => setTask(null)}>
          {t('common:action.cancel')}
          <KeyHint keys="Escape" />
        </Action>
      </div>
      <Chooser key={step} label={t(`connect.${step}`)} choices={choices} digits={step === 'type'} onCancel={() => setTask(null)} />
    </div>
  );
}

function useName(id: string | null): string | undefined {
  const stakeholder = useRecord('stakeholder', id ?? '');
  const interest = useRecord('interest', id ?? '');
  return stakeholder?.name ?? interest?.name;
}

/** What can be chosen at this step. */
function useChoices(task: ConnectTask): Choice[] {
  const { t } = useTranslation('map');
  const { from, to } = task;
  const { mapId, select, setTask } = useMapUi();
  const { compare } = useFormat();
  const inOrder = useInOrder();
  const terms = useRecords('term');
  const word = useTermWord();
  const mutate = useMutate();
  const interests = useRecords('interest');
  const members = useStored(['membership', 'stakeholder', 'interest'], (store) => membersOf(store, mapId), [mapId]);
  const isInterest = (id: string): boolean => interests.some((interest) => interest.id === id);

  if (from === null || to === null) {
    const others = members.filter(({ id, entity }) => id !== from && (from === null ? entity === 'stakeholder' : !isInterest(from) || entity === 'stakeholder'));
    return find(others, '', compare).map(({ id, name }): Choice => ({ id, label: name, choose: () => setTask(from === null ? { ...task, from: id } : { ...task, to: id }) }));
  }
  if (isInterest(from) || isInterest(to)) {
    const [stakeholder, interest] = isInterest(from) ? [to, from] : [from, to];
    if (isInterest(stakeholder)) return [];
    const hold = (stance: 1 | -1) => (): void => {
      const id = createId();
      setTask(null);
      if (mutate('createHolding', { id, stakeholder, interest, stance })) select([{ entity: 'holding', id }]);
    };
    return [
      { id: 'for', label: t('stance.for'), choose: hold(1) },
      { id: 'against', label: t('stance.against'), choose: hold(-1) },
    ];
  }
  const types = inOrder(terms.filter(({ vocabulary }) => vocabulary === 'relationshipType'));
  const tie = (type: Records['term']) => (): void => {
    const id = createId();
    setTask(null);
    const { head } = lineOfType(type.code, { colour: type.colour, line: type.line, arrow: type.arrow });
    if (mutate('createRelationship', { id, from, to, type: type.id, direction: head === 'none' ? 'undirected' : 'directed' })) select([{ entity: 'relationship', id }]);
  };
  return types.map((type): Choice => ({ id: type.id, label: word(type), mark: <LineMark style={lineOfType(type.code, { colour: type.colour, line: type.line, arrow: type.arrow })} />, choose: tie(type) }));
}

/** A field that narrows the choices while one types; arrows and Enter choose, digits take one of the first nine. */
function Chooser({ label, choices, digits, onCancel }: { readonly label: string; readonly choices: readonly Choice[]; readonly digits: boolean; readonly onCancel: () => void }): ReactNode {
  const { t } = useTranslation('map');
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus({ preventScroll: true }), []);
  const shown = choices.filter((choice) => matches(text, choice.label)).slice(0, MOST_SHOWN);
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    const digit = digits && text === '' && /^[1-9]$/u.test(event.key) ? Number(event.key) : null;
    if (digit !== null) shown[digit - 1]?.choose();
    else if (event.key === 'Enter') shown[at]?.choose();
    else if (event.key === 'Escape') onCancel();
    else if (event.key === 'ArrowDown' || event.key === 'ArrowRight') setAt(Math.min(shown.length - 1, at + 1));
    else if (event.key === 'ArrowUp' || event.key === 'ArrowLeft') setAt(Math.max(0, at - 1));
    else return;
    event.preventDefault();
  };
  return (
    <>
      <input
        ref={field}
        className={classes['field']}
        value={text}
        dir="auto"
        autoComplete="off"
        placeholder={t('connect.typing')}
        aria-label={label}
        role="combobox"
        aria-expanded
        aria-controls="connect-choices"
        aria-activedescendant={`connect-${at}`}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <ul id="connect-choices" role="listbox" aria-label={label} className={classes['chips']}>
        {shown.map(({ id, label: name, mark, choose }, index) => (
          <li key={id} id={`connect-${index}`} role="option" aria-selected={index === at} onClick={choose}>
            {digits && index < 9 && <kbd aria-hidden>{index + 1}</kbd>}
            {mark}
            {name}
          </li>
        ))}
        {shown.length === 0 && <li role="presentation">{choices.length === 0 ? t('connect.twoInterests') : t('pick.nothing')}</li>}
      </ul>
    </>
  );
}
