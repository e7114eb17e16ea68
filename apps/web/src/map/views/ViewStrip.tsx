import { Action, SegmentedChoice } from '@baraza/ui';
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFocusBack } from '../../app/useFocusBack.js';
import { useMapUi } from '../state/map-ui.js';
import classes from '../tools/tools.module.css';
import { useViews } from './context.js';

/** Where a view gets its name: a new one also for whom it is. Enter saves, Esc leaves. */
export function ViewStrip({ rename }: { readonly rename: string | null }): ReactNode {
  const { t } = useTranslation(['map', 'common']);
  const { setTask, rights } = useMapUi();
  const views = useViews();
  useFocusBack();
  const renamed = views.all.find(({ id }) => id === rename) ?? null;
  const [name, setName] = useState(renamed?.name ?? '');
  const [who, setWho] = useState<'team' | 'me'>(rights.arrange ? 'team' : 'me');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const said = name.trim();
    if (said === '') return field.current?.focus();
    if (renamed) views.rename(renamed, said);
    else views.saveAs(said, who);
    setTask(null);
  };
  return (
    // Keys of the map rest while this is written: Enter saves, whichever of its fields has the keyboard.
    <form className={classes['strip']} onSubmit={submit} onKeyDown={(event) => event.key !== 'Escape' && event.stopPropagation()}>
      <div className={classes['row']}>
        <span>{t(renamed ? 'saved.rename' : 'saved.saveTitle')}</span>
        <input
          ref={field}
          className={classes['field']}
          value={name}
          dir="auto"
          autoFocus
          autoComplete="off"
          required
          maxLength={120}
          placeholder={t('saved.name')}
          aria-label={t('saved.name')}
          onChange={(event) => setName(event.target.value)}
        />
        {!renamed && rights.arrange && (
          <SegmentedChoice
            label={t('saved.who')}
            value={who}
            onChange={setWho}
            options={[
              { value: 'team', label: t('saved.team') },
              { value: 'me', label: t('saved.me') },
            ]}
          />
        )}
        {!renamed && !rights.arrange && <span className={classes['muted']}>{t('saved.me')}</span>}
        <button type="submit" className={`bz-bare ${classes['submit']}`}>
          {t('saved.saveAction')}
        </button>
        <Action small className={classes['end']} onClick={() => setTask(null)}>
          {t('common:action.close')}
        </Action>
      </div>
    </form>
  );
}
