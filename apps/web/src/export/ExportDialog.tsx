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
import { exportAddress, type ExportFormat, exportFormats, exportLosses, type ExportPart, holds, registerFormats } from './api.js';
import classes from './export.module.css';

export interface ExportDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  /** Id of a map: formats of tables then hold only what is on it. */
  readonly map?: string | null;
  /** Id of a process: then only the register of what was said there is offered. */
  readonly process?: string | null;
  /** The format that is chosen at first. */
  readonly format?: ExportFormat;
}

/** Takes the project, or a map, along as a file; says before what the file will not hold. */
export function ExportDialog({ opened, onClose, map = null, process = null, format = process === null ? 'kumu-xlsx' : 'register-xlsx' }: ExportDialogProps): ReactNode {
  const { t } = useTranslation(['import', 'common']);
  const isPhone = useMediaQuery('(max-width: 47.99em)');
  return (
    <Modal opened={opened} onClose={onClose} fullScreen={isPhone} title={t('export.title')} size="lg" closeButtonProps={{ 'aria-label': t('common:action.close') }} classNames={{ title: classes['title'] }}>
      <Content key={format} first={format} part={{ map, process }} onClose={onClose} />
    </Modal>
  );
}

function Content({ first, part, onClose }: { readonly first: ExportFormat; readonly part: ExportPart; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation(['import', 'common']);
  const { id } = useProject();
  const { can } = useViewer();
  const shownMap = useRecord('map', part.map ?? '');
  const ofProcess = useRecord('process', part.process ?? '');
  const group = useId();
  const what = useId();
  const [format, setFormat] = useState<ExportFormat>(first);
  if (!can('export')) return <p className={classes['note']}>{t('export.noRight')}</p>;
  return (
    <div className={classes['content']}>
      <fieldset className={classes['formats']}>
        <legend className="bz-hidden-text">{t('export.format')}</legend>
        {(part.process === null ? exportFormats : registerFormats).map((value) => (
          <label key={value} className={classes['format']}>
            <input type="radio" name={group} value={value} checked={format === value} onChange={() => setFormat(value)} aria-describedby={format === value ? what : undefined} data-autofocus={value === first || undefined} />
            <strong>{t(`export.${value}`)}</strong>
          </label>
        ))}
      </fieldset>
      <p id={what} className={classes['note']}>
        {t(`export.${format}What`)}
      </p>
      {shownMap && holds(format) === 'map' && <p>{t('export.onMap', { name: shownMap.name })}</p>}
      {ofProcess && holds(format) === 'process' && <p>{t('export.ofProcess', { name: ofProcess.name })}</p>}
      <Losses key={`${format} ${part.map} ${part.process}`} project={id} format={format} part={part} />
      <Rights />
      <p className={classes['warning']}>{t('export.warning')}</p>
      <div className={classes['actions']}>
        <Button component="a" href={exportAddress(id, format, part)} download onClick={onClose}>
          {t('export.download')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('common:action.cancel')}
        </Button>
      </div>
    </div>
  );
}

function Losses({ project, format, part }: { readonly project: string; readonly format: ExportFormat; readonly part: ExportPart }): ReactNode {
  const { t, i18n } = useTranslation('import');
  const figures = useFormat();
  const sentence = useErrorSentence();
  const [asked] = useAsked(() => exportLosses(project, format, part), [project, format, part.map, part.process]);
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
const uncounted: ReadonlySet<string> = new Set(['history', 'above-clearance', 'not-read-back']);

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
