import { createId, DIMENSION_TEMPLATES, type Records, SENSITIVE_DIMENSIONS } from '@baraza/domain';
import { Action, InlineText } from '@baraza/ui';
import { Menu } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Part } from '../../app/Page.js';
import { useMutate } from '../../project/hooks.js';
import { useOfferUndo } from '../../project/useOfferUndo.js';
import { useFieldWords } from '../../project/words.js';
import { useCountingWords, useMay, useOfProcess } from '../data/hooks.js';
import { orderAt, orderAtEnd } from '../data/ordered.js';
import { Sortable } from '../parts/Sortable.js';
import { Groups } from './Groups.js';
import { NewDimension } from './NewDimension.js';
import classes from './people.module.css';

/** What may be added: what a template knows and is not there, what needs a reason, and something of one's own. */
export type Wanted = { readonly kind: 'sensitive'; readonly code: string } | { readonly kind: 'own' };

/** By what the participants are counted. */
export function Dimensions({ process }: { readonly process: Records['process'] }): ReactNode {
  const { t } = useTranslation('consultations');
  const words = useCountingWords();
  const dimensions = useOfProcess('dimension', process.id);
  const { plan } = useMay();
  const mutate = useMutate();
  const [adding, setAdding] = useState<Wanted | null>(null);
  const absent = (code: string): boolean => !dimensions.some((dimension) => dimension.code === code);
  const addKnown = ({ code, groups }: (typeof DIMENSION_TEMPLATES)[number]): void => void mutate('createDimension', { id: createId(), process: process.id, code, groups: [...groups], order: orderAtEnd(dimensions) });
  return (
    <Part
      title={t('dimensions.title')}
      intro={t('dimensions.intro')}
      action={
        plan && (
          <Menu position="bottom-end">
            <Menu.Target>
              <Action accent>
                <IconPlus size={16} stroke={1.75} aria-hidden />
                {t('dimensions.add')}
              </Action>
            </Menu.Target>
            <Menu.Dropdown>
              {DIMENSION_TEMPLATES.filter(({ code }) => absent(code)).map((known) => (
                <Menu.Item key={known.code} onClick={() => addKnown(known)}>
                  {words.dimension({ code: known.code, name: null })}
                </Menu.Item>
              ))}
              {SENSITIVE_DIMENSIONS.filter(absent).map((code) => (
                <Menu.Item key={code} onClick={() => setAdding({ kind: 'sensitive', code })}>
                  {t('dimensions.withReason', { name: words.dimension({ code, name: null }) })}
                </Menu.Item>
              ))}
              <Menu.Item onClick={() => setAdding({ kind: 'own' })}>{t('dimensions.own')}</Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )
      }
    >
      {dimensions.length === 0 && <p className={classes['muted']}>{t('dimensions.empty')}</p>}
      <Sortable label={t('dimensions.title')} items={dimensions} nameOf={words.dimension} readOnly={!plan} onMove={({ id }, index) => mutate('updateDimension', { id, order: orderAt(dimensions, id, index) })}>
        {(dimension) => <Dimension dimension={dimension} />}
      </Sortable>
      {adding && <NewDimension process={process} wanted={adding} dimensions={dimensions} onClose={() => setAdding(null)} />}
    </Part>
  );
}

function Dimension({ dimension }: { readonly dimension: Records['dimension'] }): ReactNode {
  const { t } = useTranslation('consultations');
  const words = useCountingWords();
  const { label } = useFieldWords();
  const { plan } = useMay();
  const mutate = useMutate();
  const offerUndo = useOfferUndo();
  const { id, code, reason } = dimension;
  const name = words.dimension(dimension);
  const sensitive = SENSITIVE_DIMENSIONS.includes(code);
  return (
    <>
      <div className={classes['dimension']}>
        <InlineText label={t('dimensions.nameOf', { name })} value={name} strong readOnly={!plan} onKeep={(next) => mutate('updateDimension', { id, name: next || null })} />
        <Groups dimension={dimension} readOnly={!plan} />
        {(sensitive || reason !== null) && (
          <div className={classes['reason']}>
            <span>{label('dimension', 'reason')}</span>
            <InlineText label={label('dimension', 'reason')} value={reason ?? ''} multiline required={sensitive} readOnly={!plan} onKeep={(next) => mutate('updateDimension', { id, reason: next || null })} />
          </div>
        )}
      </div>
      {plan && (
        <Action aria-label={t('dimensions.delete', { name })} onClick={() => mutate('deleteDimension', { id }) && offerUndo(t('dimensions.deleted', { name }), { id: 'gone' })}>
          <IconTrash size={16} stroke={1.75} aria-hidden />
        </Action>
      )}
    </>
  );
}
