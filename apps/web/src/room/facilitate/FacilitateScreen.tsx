import { isOver } from '@baraza/domain';
import { HALL_PARTS, type HallPart } from '@baraza/protocol';
import { LoadingState, NoRightState, OfflineState, useShortcuts } from '@baraza/ui';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProject } from '../../project/context.js';
import { useConnection, useIsArchived } from '../../project/hooks.js';
import { useLive, useRightHere, useRoom, useRule } from '../context.js';
import { type InvitedGroup, MetersPanel } from '../meters/MetersPanel.js';
import { type Floor, useFloor } from '../useFloor.js';
import { AddSpeaker } from './AddSpeaker.js';
import { AgendaSide } from './AgendaSide.js';
import { Checklist } from './Checklist.js';
import { RoomFrame } from '../shell/RoomFrame.js';
import classes from './facilitate.module.css';
import { FloorNow } from './FloorNow.js';
import { HallPreview } from './HallPreview.js';
import { NothingRuns } from '../parts/NothingRuns.js';
import { SessionOver } from '../parts/SessionOver.js';
import { Rapporteurs } from './Rapporteurs.js';
import { RulePart } from './RulePart.js';
import { Waiting } from './Waiting.js';
import { WhoIsHeard } from './WhoIsHeard.js';

type Adding = { readonly invited: InvitedGroup | null };

/** Leads a session: who has the floor, who waits, who has not been heard, how the time goes, what the hall sees. */
export function FacilitateScreen(): ReactNode {
  const { t } = useTranslation(['hall', 'domain']);
  const { running, session } = useRoom();
  const project = useProject().session;
  const archived = useIsArchived();
  const right = useRightHere();
  const leads = right('runSessions') && !archived;
  // What is over has no floor: there is nothing to lead until it is opened again.
  const leadsFloor = leads && !isOver(session.state);
  const live = useLive();
  const ruled = useRule(running);
  const rule = live?.rule ?? ruled;
  const floor = useFloor();
  const { status, since } = useConnection();
  const [adding, setAdding] = useState<Adding | null>(null);
  const [shown, setShown] = useState<readonly HallPart[]>(HALL_PARTS);
  const [choosing, setChoosing] = useState(false);
  useEffect(() => project.setPresence({ hall: leads ? [...shown] : null }), [project, shown, leads]);
  useEffect(() => () => project.setPresence({ hall: null }), [project]);
  if (!right('readSessions'))
    return (
      <RoomFrame>
        <NoRightState>{t('noRight')}</NoRightState>
      </RoomFrame>
    );
  const invite = (invited: InvitedGroup | null): void => setAdding({ invited });
  return (
    <RoomFrame
      keyGroups={['general', 'floor', 'editing']}
      sidebar={
        <>
          <AgendaSide leads={leads} />
          <HallPreview shown={shown} onChange={setShown} choosing={choosing} onChoosing={setChoosing} leads={leads} />
          <Rapporteurs />
        </>
      }
      panel={
        <>
          <MetersPanel onInvite={leadsFloor && floor ? invite : undefined} />
          <RulePart rule={rule} leads={leads} />
          <Checklist />
        </>
      }
      panelLabel={t('meters.title')}
    >
      {floor ? (
        <div className={classes['middle']}>
          {leadsFloor && <FloorKeys floor={floor} onAdd={() => invite(null)} onHall={() => setChoosing(true)} />}
          <NothingRuns />
          <SessionOver />
          <FloorNow floor={floor} leads={leadsFloor} />
          <Waiting floor={floor} rule={rule} leads={leadsFloor} onAdd={() => invite(null)}>
            {adding && leadsFloor && <AddSpeaker key={`${rule} ${adding.invited?.who ?? ''}`} floor={floor} rule={rule} invited={adding.invited} onClose={() => setAdding(null)} />}
          </Waiting>
          <WhoIsHeard />
        </div>
      ) : status === 'offline' ? (
        <OfflineState since={since ?? undefined} />
      ) : (
        <LoadingState what={t('floor.label')} />
      )}
    </RoomFrame>
  );
}

/** The keys of the floor. While the server is away they do nothing but say so. */
function FloorKeys({ floor, onAdd, onHall }: { readonly floor: Floor; readonly onAdd: () => void; readonly onHall: () => void }): ReactNode {
  useShortcuts({
    // What the keyboard stands on keeps its Space.
    nextSpeaker: ({ target }) => {
      const control = target instanceof HTMLElement ? target.closest<HTMLElement>('button, a, [role="menuitem"], summary') : null;
      if (control?.matches(':focus-visible')) control.click();
      else floor.next();
    },
    extendTurn: floor.extend,
    stopClock: floor.pauseOrResume,
    addSpeaker: onAdd,
    hallShows: onHall,
  });
  // The floor’s own step is nearer than that of the records; where there is none, the key is theirs.
  useShortcuts(floor.floor.undoes === null ? {} : { undoFloor: floor.undo }, { first: true });
  return null;
}
