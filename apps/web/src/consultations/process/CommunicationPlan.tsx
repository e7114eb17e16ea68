import { createId, ENTITIES, type Records } from '@baraza/domain';
import { Action, InlineText } from '@baraza/ui';
import { IconPlus, IconSpeakerphone, IconTrash } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldEditor } from '../../map/panel/fields/FieldEditor.js';
import { useMutate } from '../../project/hooks.js';
import { useOfferUndo } from '../../project/useOfferUndo.js';
import { useFieldWords } from '../../project/words.js';
import { useMay, useOfProcess } from '../data/hooks.js';
import { orderAtEnd } from '../data/ordered.js';
import { Block } from '../parts/Block.js';
import classes from './communication.module.css';

const COLUMNS = ['audience', 'message', 'channel', 'responsible', 'plannedFor', 'state'] as const;

/** Who is told what, how and when: a table whose cells are edited where they stand. */
export function CommunicationPlan({ process }: { readonly process: Records['process'] }): ReactNode {
  const { t } = useTranslation('consultations');
  const { label } = useFieldWords();
  const lines = useOfProcess('communication', process.id);
  const { plan } = useMay();
  const mutate = useMutate();
  const [adding, setAdding] = useState(false);
  const add = (audience: string): void => void mutate('createCommunication', { id: createId(), process: process.id, audience, state: 'planned', order: orderAtEnd(lines) });
  return (
    <Block
      title={t('communication.title')}
      icon={<IconSpeakerphone size={16} stroke={1.75} aria-hidden />}
      note={t('communication.note')}
      end={
        plan && (
          <Action accent onClick={() => setAdding(true)}>
            <IconPlus size={14} stroke={1.75} aria-hidden />
            {t('communication.add')}
          </Action>
        )
      }
    >
      {lines.length === 0 && !adding ? (
        <p className={classes['none']}>{t('communication.empty')}</p>
      ) : (
        <table className={classes['table']}>
          <thead>
            <tr>
              {COLUMNS.map((column) => (
                <th key={column} scope="col">
                  {label('communication', column)}
                </th>
              ))}
              <td />
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <Line key={line.id} line={line} />
            ))}
            {adding && (
              <tr>
                <td data-label={label('communication', 'audience')}>
                  <InlineText label={t('communication.new')} value="" startOpen onKeep={add} onClose={() => setAdding(false)} />
                </td>
                <td colSpan={COLUMNS.length} />
              </tr>
            )}
          </tbody>
        </table>
      )}
    </Block>
  );
}

function Line({ line }: { readonly line: Records['communication'] }): ReactNode {
  const { t } = useTranslation('consultations');
  const { label } = useFieldWords();
  const { plan } = useMay();
  const mutate = useMutate();
  const offerUndo = useOfferUndo();
  const { fields } = ENTITIES.communication;
  const { id, audience } = line;
  return (
    <tr>
      {COLUMNS.map((column) => (
        <td key={column} data-label={label('communication', column)}>
          <FieldEditor name={column} label={label('communication', column)} field={fields[column]} value={line[column]} readOnly={!plan} onKeep={(value) => mutate('updateCommunication', { id, [column]: value })} />
        </td>
      ))}
      <td>
        {plan && (
          <Action aria-label={t('communication.delete', { name: audience })} onClick={() => mutate('deleteCommunication', { id }) && offerUndo(t('communication.deleted'), { id: 'gone' })}>
            <IconTrash size={16} stroke={1.75} aria-hidden />
          </Action>
        )}
      </td>
    </tr>
  );
}
