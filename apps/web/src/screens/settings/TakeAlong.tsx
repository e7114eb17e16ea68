import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Part, Row, Rows } from '../../app/Page.js';
import { exportAddress } from '../../data/projects.js';
import { useProject } from '../../project/context.js';

/** Everything there is as a file: whole, or as a Kumu workbook. */
export function TakeAlong({ allowed }: { readonly allowed: boolean }): ReactNode {
  const { t } = useTranslation('project');
  const { id } = useProject();
  if (!allowed) return <Part title={t('keep.title')} intro={t('keep.noRight')} id="export" />;
  return (
    <Part title={t('keep.title')} intro={t('keep.intro')} id="export">
      <Rows>
        <Row title={t('keep.whole')} note={t('keep.wholeWhat')} end={<Download address={exportAddress(id, 'baraza')} what={t('keep.whole')} />} />
        <Row title={t('keep.kumu')} note={t('keep.kumuWhat')} end={<Download address={exportAddress(id, 'kumu')} what={t('keep.kumu')} />} />
      </Rows>
    </Part>
  );
}

function Download({ address, what }: { readonly address: string; readonly what: string }): ReactNode {
  const { t } = useTranslation('project');
  return (
    <a href={address} download>
      {t('keep.download')}
      <span className="bz-hidden-text"> {what}</span>
    </a>
  );
}
