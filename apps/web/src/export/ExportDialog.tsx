import { hasRight } from '@baraza/domain';
import { useFormat } from '@baraza/ui';
import { Button, Modal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorSentence } from '../data/useErrorSentence.js';
import { useAsked } from '../data/useAsked.js';
import { useProject } from '../project/context.js';
import { useRecord, useViewer } from '../project/hooks.js';
import { exportAddress, type ExportFormat, exportFormats, exportLosses } from './api.js';
import classes from './export.module.css';

export interface ExportDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  /** Id of a map: formats of tables then hold only what is on it. */
  readonly map?: string | null;
  /** The format that is chosen at first. */
  readonly format?: ExportFormat;
}

/** Takes the project, or a map, along as a file; says before what the file will not hold. */
export function ExportDialog({ opened, onClose, map = null, format = 'kumu-xlsx' }: ExportDialogProps): ReactNode {
  const { t } = useTranslation(['import', 'common']);
  const isPhone = useMediaQuery('(max-width: 47.99em)');
  return (
    <Modal opened={opened} onClose={onClose} fullScreen={isPhone} title={t('export.title')} size="lg" closeButtonProps={{ 'aria-label': t('common:action.close') }} classNames={{ title: classes['title'] }}>
      <Content key={format} first={format} map={map} onClose={onClose} />
    </Modal>
  );
}

function Content({ first, map, onClose }: { readonly first: ExportFormat; readonly map: string | null; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation(['import', 'common']);
  const { id } = useProject();
  const { can } = useViewer();
  const shownMap = useRecord('map', map ?? '');
  const group = useId();
  const [format, setFormat] = useState<ExportFormat>(first);
  if (!can('export')) return <p className={classes['note']}>{t('export.noRight')}</p>;
  return (
    <div className={classes['content']}>
      <fieldset className={classes['formats']}>
        <legend className="bz-hidden-text">{t('export.format')}</legend>
        {exportFormats.map((value) => (
          <label key={value} className={classes['format']}>
            <input type="radio" name={group} value={value} checked={format === value} onChange={() => setFormat(value)} data-autofocus={value === first || undefined} />
            <span>
              <strong>{t(`export.${value}`)}</strong>
              <span className={classes['note']}>{t(`export.${value}What`)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {shownMap && format !== 'baraza' && <p>{t('export.onMap', { name: shownMap.name })}</p>}
      <Losses key={`${format} ${map}`} project={id} format={format} map={map} />
      <Rights />
      <p className={classes['warning']}>{t('export.warning')}</p>
      <div className={classes['actions']}>
        <Button component="a" href={exportAddress(id, format, map)} download onClick={onClose}>
          {t('export.download')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('common:action.cancel')}
        </Button>
      </div>
    </div>
  );
}

function Losses({ project, format, map }: { readonly project: string; readonly format: ExportFormat; readonly map: string | null }): ReactNode {
  const { t, i18n } = useTranslation('import');
  const figures = useFormat();
  const sentence = useErrorSentence();
  const [asked] = useAsked(() => exportLosses(project, format, map), [project, format, map]);
  return (
    <section aria-live="polite" aria-busy={asked.state === 'asking'} className={classes['losses']}>
      <h3>{t('export.notHeld')}</h3>
      {asked.state === 'asking' && <p className={classes['note']}>{t('export.checking')}</p>}
      {asked.state === 'failed' && <p className={classes['warning']}>{sentence(asked.error)}</p>}
      {asked.state === 'answered' && asked.value.length === 0 && <p>{t('export.holdsAll')}</p>}
      {asked.state === 'answered' && asked.value.length > 0 && (
        <ul>
          {asked.value.map(({ code, count, message }) => (
            <li key={code}>
              <span>{i18n.exists(`import:gap.${code}`) ? t(`gap.${code}` as 'gap.history') : message}</span>
              {!uncounted.has(code) && <span className={classes['count']}>{figures.number(count)}</span>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Told with a count of one, although what is left out is not counted. */
const uncounted: ReadonlySet<string> = new Set(['history', 'above-clearance']);

/** What is left out by what the person may read. */
function Rights(): ReactNode {
  const { t } = useTranslation(['import', 'domain']);
  const { viewer, isCleared } = useViewer();
  if (!viewer) return null;
  const role = t(`domain:role.${viewer.role}`);
  const all = isCleared('strictlyConfidential');
  return (
    <p>
      {all ? t('export.rightsAll', { role }) : t('export.rights', { role, classification: t(`domain:classification.${viewer.clearance}`) })}
      {!hasRight(viewer, 'readScores') && ` ${t('export.noScores')}`}
    </p>
  );
}
