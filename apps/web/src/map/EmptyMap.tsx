import { EmptyState, keyOf, KeyHint, LoadingState } from '@baraza/ui';
import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useProject } from '../project/context.js';
import { useConnection, useRecords, useViewer } from '../project/hooks.js';
import classes from './canvas/canvas.module.css';
import { useMapActions } from './data/useMapActions.js';
import { useMapUi } from './state/map-ui.js';
import { useMapCommands } from './tools/useMapCommands.js';

/** Members of a map that was just opened come a moment after it, or when the server is back; only when they have come is it known to be empty. */
const arrivesWithinMs = 500;

/** A map with nothing on it: what a map is, and how to begin; or that what is on it is still to come. */
export function EmptyMap(): ReactNode {
  const { t } = useTranslation(['map', 'common']);
  const { rights, task } = useMapUi();
  const { id: project } = useProject();
  const { can } = useViewer();
  const commands = useMapCommands();
  const actions = useMapActions();
  const registry = useRecords('stakeholder');
  const { arriving, status } = useConnection();
  const [known, setKnown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setKnown(true), arrivesWithinMs);
    return () => clearTimeout(timer);
  }, []);
  if (task !== null) return null;
  // Without the server the strip at the foot says what that means.
  if (arriving) return status === 'offline' ? null : <div className={classes['empty']}><LoadingState /></div>;
  if (!known) return null;
  return (
    <div className={classes['empty']}>
      {rights.edit ? (
        <EmptyState
          title={t('empty.title')}
          actions={
            <>
              <Button onClick={commands.addStakeholder} rightSection={<KeyHint keys={keyOf('addStakeholder')} onAccent />}>
                {t('toolbar.add')}
              </Button>
              {rights.arrange && registry.length > 0 && (
                <Button variant="default" onClick={() => actions.addToMap(registry.map(({ id }) => ({ entity: 'stakeholder', id })), null)}>
                  {t('empty.registry', { count: registry.length })}
                </Button>
              )}
              {can('import') && (
                <Button component={Link} to={`/p/${project}/import`} variant="default">
                  {t('empty.import')}
                </Button>
              )}
              <Button component={Link} to="/" variant="default">
                {t('empty.sample')}
              </Button>
            </>
          }
        >
          {t('empty.text')}
        </EmptyState>
      ) : (
        <EmptyState title={t('empty.title')}>{t('empty.reader')}</EmptyState>
      )}
    </div>
  );
}
