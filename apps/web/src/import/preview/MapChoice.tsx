import { NativeSelect, TextInput } from '@mantine/core';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Part } from '../../app/Page.js';
import { useRecords } from '../../project/hooks.js';
import { useInOrder } from '../../project/useInOrder.js';
import type { ImportChoices } from '../api.js';
import { mapNameOf } from '../files.js';
import { isolated } from '../useImportWords.js';
import type { PreviewStep } from './Preview.js';
import classes from './map-choice.module.css';
import shared from './preview.module.css';

type Kind = 'file' | 'new' | 'existing' | 'none';

const LONGEST_NAME = 200;
const kindOf = (map: ImportChoices['map']): Kind => (!map ? 'none' : 'ofFile' in map ? 'file' : 'id' in map ? 'existing' : 'new');

/** Which map shows what comes in. */
export function MapChoice({ step: { preview, choices }, onChoose }: { readonly step: PreviewStep; readonly onChoose: (choices: ImportChoices) => void }): ReactNode {
  const { t } = useTranslation('import');
  const inOrder = useInOrder();
  const group = useId();
  const maps = inOrder(useRecords('map'));
  const kind = kindOf(choices.map);
  const [name, setName] = useState(choices.map && 'name' in choices.map ? choices.map.name : mapNameOf(preview.files[0] ?? ''));
  const take = (map: ImportChoices['map']): void => onChoose({ map });
  const keepName = (): void => {
    const text = name.trim();
    if (text !== '' && kind === 'new' && choices.map && 'name' in choices.map && choices.map.name !== text) take({ name: text });
  };
  const sameName = kind === 'new' && maps.some((map) => map.name === name.trim());
  const radio = (value: Kind, onPick: () => void): ReactNode => <input type="radio" name={group} value={value} checked={kind === value} onChange={onPick} aria-label={t(`map.${value}`)} />;
  const moved = preview.maps.reduce((sum, map) => sum + map.moved, 0);
  return (
    <Part title={t('map.title')} intro={t(kind === 'file' ? 'map.introFile' : preview.fileMaps.length > 0 ? 'map.introPlaced' : 'map.intro')}>
      <div className={classes['maps']} role="radiogroup" aria-label={t('map.title')}>
        {preview.fileMaps.length > 1 && (
          <div className={classes['mapLine']}>
            <label>
              {radio('file', () => take({ ofFile: true }))} {t('map.file')}
            </label>
            <span className={shared['note']}>{preview.fileMaps.map((map) => isolated(map.name ?? '')).join(' · ')}</span>
          </div>
        )}
        <div className={classes['mapLine']}>
          <label>
            {radio('new', () => take({ name: name.trim() || mapNameOf(preview.files[0] ?? '') || preview.files[0] || t('map.new') }))} {t('map.new')}
          </label>
          {kind === 'new' && <TextInput className={classes['mapField']} aria-label={t('map.name')} description={sameName ? t('map.sameName') : undefined} value={name} maxLength={LONGEST_NAME} dir="auto" onChange={(event) => setName(event.currentTarget.value)} onBlur={keepName} onKeyDown={(event) => event.key === 'Enter' && keepName()} />}
        </div>
        {maps.length > 0 && (
          <div className={classes['mapLine']}>
            <label>
              {radio('existing', () => take({ id: maps[0]!.id }))} {t('map.existing')}
            </label>
            {kind === 'existing' && choices.map && 'id' in choices.map && (
              <NativeSelect className={classes['mapField']} aria-label={t('map.which')} data={maps.map((map) => ({ value: map.id, label: map.name }))} value={choices.map.id} onChange={(event) => take({ id: event.currentTarget.value })} />
            )}
          </div>
        )}
        <div className={classes['mapLine']}>
          <label>
            {radio('none', () => take(null))} {t('map.none')}
          </label>
          {kind === 'none' && <span className={shared['note']}>{t('map.noneWhat')}</span>}
        </div>
      </div>
      {preview.maps.length > 0 && kind !== 'none' && kind !== 'file' && <p className={shared['note']}>{t('map.added', { count: preview.maps.reduce((sum, map) => sum + map.added, 0) })}</p>}
      {moved > 0 && kind !== 'none' && <p className={shared['note']}>{t('map.moved', { count: moved })}</p>}
    </Part>
  );
}
