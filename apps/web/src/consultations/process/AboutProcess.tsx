import { ENTITIES, type Records } from '@baraza/domain';
import { useFormat } from '@baraza/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldEditor } from '../../map/panel/fields/FieldEditor.js';
import { useMutate } from '../../project/hooks.js';
import { useFieldWords } from '../../project/words.js';
import { useLanguageName } from '../../project/useLanguageName.js';
import { useMay } from '../data/hooks.js';
import { Block } from '../parts/Block.js';
import { LanguagesInput } from '../parts/LanguagesInput.js';
import classes from './process.module.css';

/** Dates, languages and the smallest group shown: changed where they stand. */
export function AboutProcess({ process }: { readonly process: Records['process'] }): ReactNode {
  const { t } = useTranslation('consultations');
  const format = useFormat();
  const { label } = useFieldWords();
  const languageName = useLanguageName();
  const { plan } = useMay();
  const mutate = useMutate();
  const { fields } = ENTITIES.process;
  const { id, languages } = process;
  return (
    <Block title={t('about.title')}>
      <dl className={classes['facts']}>
        {(['startsOn', 'endsOn', 'minimumCell'] as const).map((name) => (
          <div key={name}>
            <dt>{label('process', name)}</dt>
            <dd>
              <FieldEditor name={name} label={label('process', name)} field={fields[name]} value={process[name]} readOnly={!plan} onKeep={(value) => mutate('updateProcess', { id, [name]: value })} />
            </dd>
          </div>
        ))}
      </dl>
      {plan ? (
        <LanguagesInput label={label('process', 'languages')} value={languages} onChange={(next) => mutate('updateProcess', { id, languages: next })} />
      ) : (
        languages.length > 0 && <p className={classes['muted']}>{format.list(languages.map(languageName))}</p>
      )}
    </Block>
  );
}
