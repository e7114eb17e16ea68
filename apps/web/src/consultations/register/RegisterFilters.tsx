import { CHANNELS, INTERVENTION_KINDS, type Records } from '@baraza/domain';
import { NativeSelect, Select } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type ReactNode, useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRecords } from '../../project/hooks.js';
import { useFieldWords } from '../../project/words.js';
import { useOfProcess, useSessions } from '../data/hooks.js';
import classes from './register.module.css';
import type { RegisterFilter } from './useRegister.js';

/** How long somebody types before it is looked for, in ms. */
const SETTLE = 250;
/** So many choices are shown at once; more are found by typing. */
const MOST_CHOICES = 60;

export interface RegisterFiltersProps {
  readonly process: Records['process'];
  readonly filter: RegisterFilter;
  readonly onFilter: (part: Partial<RegisterFilter>) => void;
}

/** By what the register is narrowed. */
export function RegisterFilters({ process, filter, onFilter }: RegisterFiltersProps): ReactNode {
  const { t } = useTranslation('consultations');
  const { label, choice } = useFieldWords();
  const sessions = useSessions(process.id);
  const questions = useOfProcess('question', process.id);
  const all = (word: string, options: readonly { value: string; label: string }[]): { value: string; label: string }[] => [{ value: '', label: word }, ...options];
  const pick = (name: 'session' | 'question' | 'kind' | 'channel', data: { value: string; label: string }[]): ReactNode => (
    <NativeSelect className={classes['pick']} size="xs" aria-label={label('intervention', name)} value={filter[name] ?? ''} data={data} onChange={({ target }) => onFilter({ [name]: target.value === '' ? null : target.value })} />
  );
  return (
    <div className={classes['filters']} role="search">
      <Search value={filter.search} onSearch={(search) => onFilter({ search })} />
      {pick('session', all(t('register.allSessions'), sessions.map(({ id, title }) => ({ value: id, label: title }))))}
      {questions.length > 0 && pick('question', all(t('register.allQuestions'), questions.map((question) => ({ value: question.id, label: question.label ?? question.text }))))}
      {pick('kind', all(t('register.allKinds'), INTERVENTION_KINDS.map((kind) => ({ value: kind, label: choice('kind', kind) }))))}
      {pick('channel', all(t('register.allChannels'), CHANNELS.map((channel) => ({ value: channel, label: choice('channel', channel) }))))}
      <About process={process.id} value={filter.about} onChange={(about) => onFilter({ about })} />
    </div>
  );
}

function Search({ value, onSearch }: { readonly value: string; readonly onSearch: (value: string) => void }): ReactNode {
  const { t } = useTranslation('consultations');
  const [typed, setTyped] = useState(value);
  const [seen, setSeen] = useState(value);
  const [told, setTold] = useState(value);
  if (value !== seen) {
    setSeen(value);
    // Not what was typed here: a way back changed the address, or what shows all again.
    if (value !== told) {
      setTold(value);
      setTyped(value);
    }
  }
  const tell = useEffectEvent(() => {
    const words = typed.trim();
    if (words === value) return;
    setTold(words);
    onSearch(words);
  });
  useEffect(() => {
    const timer = setTimeout(tell, SETTLE);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <label className={classes['search']}>
      <IconSearch size={14} stroke={1.75} aria-hidden />
      <input type="search" dir={typed === '' ? undefined : 'auto'} aria-label={t('register.search')} placeholder={t('register.search')} value={typed} onChange={({ target }) => setTyped(target.value)} />
    </label>
  );
}

/** Codes of the process and what can be spoken of, by kinds. */
function About({ process, value, onChange }: { readonly process: string; readonly value: string | null; readonly onChange: (value: string | null) => void }): ReactNode {
  const { t } = useTranslation('consultations');
  const { entities } = useFieldWords();
  const codes = useOfProcess('code', process);
  const [stakeholders, interests, threats] = [useRecords('stakeholder'), useRecords('interest'), useRecords('threat')];
  const groups = [
    { group: entities('code'), items: codes },
    { group: entities('stakeholder'), items: stakeholders },
    { group: entities('interest'), items: interests },
    { group: entities('threat'), items: threats },
  ].map(({ group, items }) => ({ group, items: items.map(({ id, name }) => ({ value: id, label: name })) }));
  return <Select className={classes['about']} size="xs" aria-label={t('register.about')} placeholder={t('register.about')} data={groups.filter(({ items }) => items.length > 0)} value={value} onChange={onChange} searchable clearable limit={MOST_CHOICES} />;
}
