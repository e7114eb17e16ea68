import { createId, type EntityName, type FieldSpec } from '@baraza/domain';
import { InlineSelect, InlineText, useFormat, useTermWord } from '@baraza/ui';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutate, useRecords } from '../../../project/hooks.js';
import classes from './fields.module.css';
import { type Parsed, parseField, typed } from './parse.js';
import { Picker } from './Picker.js';
import { createReferred, isCreatable, pickablesOf, type ReferenceSpec } from './referred.js';
import { useFieldWords } from '../../../project/words.js';

export interface FieldEditorProps {
  readonly name: string;
  readonly label: string;
  readonly field: FieldSpec;
  readonly value: unknown;
  readonly onKeep: (value: unknown) => void;
  readonly readOnly?: boolean;
  readonly startOpen?: boolean;
  readonly onClose?: () => void;
}

/** One field of a record, edited by what its definition says. */
export function FieldEditor(props: FieldEditorProps): ReactNode {
  const { field, name } = props;
  if (name === 'stance') return <StanceEditor {...props} />;
  switch (field.type) {
    case 'choice':
      return <ChoiceEditor {...props} values={field.values} />;
    case 'boolean':
      return <BooleanEditor {...props} />;
    case 'reference':
      return <ReferenceEditor {...props} spec={field} />;
    default:
      return <TypedEditor {...props} />;
  }
}

/** Everything that is typed: text, numbers, dates, lists. */
function TypedEditor({ label, field, value, onKeep, readOnly, startOpen, onClose }: FieldEditorProps): ReactNode {
  const { t } = useTranslation('map');
  const format = useFormat();
  const [wrong, setWrong] = useState<Extract<Parsed, { ok: false }> | null>(null);
  const [attempt, setAttempt] = useState('');
  const keep = (raw: string): void => {
    const parsed = parseField(field, raw);
    setWrong(parsed.ok ? null : parsed);
    setAttempt(parsed.ok ? '' : raw);
    if (parsed.ok) onKeep(parsed.value);
  };
  const shown = field.type === 'partialDate' && typeof value === 'string' ? format.partialDate(value) : typeof value === 'number' ? format.number(value) : Array.isArray(value) ? format.list(value as string[]) : undefined;
  const why = wrong && t(`wrong.${wrong.why}`, { min: wrong.min ?? 0, max: wrong.max ?? 0 });
  const link = field.type === 'url' && typeof value === 'string' && value !== '';
  return (
    <>
      {link && readOnly && (
        <a className={classes['link']} href={value} target="_blank" rel="noreferrer noopener" dir="ltr">
          {value}
        </a>
      )}
      {!(link && readOnly) && (
        <InlineText
          key={attempt}
          label={label}
          value={wrong ? attempt : typed(value)}
          shown={wrong ? attempt : shown}
          multiline={field.type === 'longText'}
          required={field.required && field.type === 'text'}
          readOnly={readOnly}
          startOpen={startOpen}
          onKeep={keep}
          onClose={onClose}
        />
      )}
      {link && !readOnly && (
        <a className={classes['link']} href={value} target="_blank" rel="noreferrer noopener" title={value}>
          {t('openAddress')}
        </a>
      )}
      {why && (
        <span role="alert" className={classes['wrong']}>
          {why}
        </span>
      )}
    </>
  );
}

function ChoiceEditor({ name, label, field, value, onKeep, readOnly, values }: FieldEditorProps & { readonly values: readonly string[] }): ReactNode {
  const { choice } = useFieldWords();
  return <InlineSelect label={label} value={(value as string | null) ?? null} options={values.map((each) => ({ value: each, label: choice(name, each) }))} onKeep={onKeep} clearable={!field.required} readOnly={readOnly} />;
}

function BooleanEditor({ label, field, value, onKeep, readOnly }: FieldEditorProps): ReactNode {
  const { t } = useTranslation('map');
  const options = [
    { value: 'yes', label: t('yes') },
    { value: 'no', label: t('no') },
  ] as const;
  return <InlineSelect label={label} value={value === true ? 'yes' : value === false ? 'no' : null} options={options} onKeep={(next) => onKeep(next === null ? null : next === 'yes')} clearable={!field.required} readOnly={readOnly} />;
}

/** For or against: a number in the data, never on the screen. */
function StanceEditor({ label, value, onKeep, readOnly }: FieldEditorProps): ReactNode {
  const { t } = useTranslation('map');
  const options = [
    { value: 'for', label: t('stance.for') },
    { value: 'against', label: t('stance.against') },
  ] as const;
  return <InlineSelect label={label} value={value === -1 ? 'against' : 'for'} options={options} onKeep={(next) => onKeep(next === 'against' ? -1 : 1)} readOnly={readOnly} />;
}

/** Another record: a word of one of the project's lists, a place, a source. What is missing is added where its name is enough. */
function ReferenceEditor({ label, field, value, onKeep, readOnly, startOpen, onClose, spec }: FieldEditorProps & { readonly spec: ReferenceSpec }): ReactNode {
  const records = useRecords(spec.entity as EntityName);
  const terms = useRecords('term');
  const word = useTermWord();
  const mutate = useMutate();
  const { compare } = useFormat();
  const items = pickablesOf(spec, records, word, compare);
  const create = (name: string): void => {
    const id = createReferred(mutate, spec, name, terms, createId());
    if (id !== null) onKeep(id);
  };
  const current = items.find(({ id }) => id === value);
  if (readOnly) return <bdi>{current && [current.name, current.detail].filter(Boolean).join(', ')}</bdi>;
  return <Picker label={label} items={items} value={(value as string | null) ?? null} onPick={onKeep} onCreate={isCreatable(spec) ? create : undefined} clearable={!field.required} startOpen={startOpen} onClose={onClose} />;
}
