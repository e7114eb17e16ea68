import { Action } from '@baraza/ui';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Part, Row, Rows } from '../../app/Page.js';
import type { ExportFormat } from '../../export/api.js';
import { ExportDialog } from '../../export/ExportDialog.js';

/** Everything there is as a file: whole, or as a Kumu workbook. */
export function TakeAlong({ allowed }: { readonly allowed: boolean }): ReactNode {
  const { t } = useTranslation('project');
  const [format, setFormat] = useState<ExportFormat>('baraza');
  const [opened, setOpened] = useState(false);
  if (!allowed) return <Part title={t('keep.title')} intro={t('keep.noRight')} id="export" />;
  const open = (chosen: ExportFormat) => (): void => {
    setFormat(chosen);
    setOpened(true);
  };
  return (
    <Part title={t('keep.title')} intro={t('keep.intro')} id="export">
      <Rows>
        <Row title={t('keep.whole')} note={t('keep.wholeWhat')} end={<Download what={t('keep.whole')} onClick={open('baraza')} />} />
        <Row title={t('keep.kumu')} note={t('keep.kumuWhat')} end={<Download what={t('keep.kumu')} onClick={open('kumu-xlsx')} />} />
      </Rows>
      <ExportDialog opened={opened} onClose={() => setOpened(false)} format={format} />
    </Part>
  );
}

function Download({ what, onClick }: { readonly what: string; readonly onClick: () => void }): ReactNode {
  const { t } = useTranslation('project');
  return (
    <Action accent onClick={onClick}>
      {t('keep.download')}
      <span className="bz-hidden-text"> {what}</span>
    </Action>
  );
}
