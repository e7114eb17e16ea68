import type { Records } from '@baraza/domain';
import { Action, Section, signed, useFormat } from '@baraza/ui';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NotRenewed } from '../../../app/NotRenewed.js';
import { ask } from '../../../data/apollo.js';
import { stakeholderSessionsDocument } from '../../../data/documents.generated.js';
import type { Asked } from '../../../data/useAsked.js';
import { useProject } from '../../../project/context.js';
import { useRecords, useViewer } from '../../../project/hooks.js';
import { heldAt, useHeldOn, useZoneOf } from '../../../project/session-time.js';
import { useAskedAlive } from '../../../project/useAskedAlive.js';
import { entryAddress, logAddress } from '../../../room/entry-address.js';
import { useAccount } from '../../../session/session.js';
import { useJudgementEntries } from '../../data/judgement-sources.js';
import { judgementsOf } from '../../data/members.js';
import { linesOf, type PositionMove, positionMoves } from '../../data/position-moves.js';
import { useStored } from '../../data/useStored.js';
import { useMapUi } from '../../state/map-ui.js';
import { useJudgeName } from '../judgements/useJudges.js';
import { PositionChart } from './PositionChart.js';
import classes from './said.module.css';

const FEW = 5;

type Row = { readonly key: string; readonly at: number } & ({ readonly move: PositionMove } | { readonly session: Records['session']; readonly count: number });

/** How the position of a stakeholder moved, with the sessions in between: a picture, and the same in words. Only for who may read scores. */
export function PositionMoved({ stakeholder }: { readonly stakeholder: string }): ReactNode {
  const { rights } = useMapUi();
  return rights.scores ? <Moves key={stakeholder} stakeholder={stakeholder} /> : null;
}

/** The sessions in which something was said for the stakeholder, and how much. */
function useSessionsOf(stakeholder: string): { readonly heard: readonly { readonly session: Records['session']; readonly count: number }[]; readonly asked: Asked<unknown>; readonly again: () => void } {
  const { id: project } = useProject();
  const { can } = useViewer();
  const sessions = useRecords('session');
  const reads = can('readSessions');
  const [asked, again] = useAskedAlive(async () => (reads ? ((await ask(stakeholderSessionsDocument, { project, id: stakeholder })).project?.stakeholder?.statements.nodes ?? []) : []), [project, stakeholder, reads]);
  const heard = useMemo(() => {
    if (asked.state !== 'answered') return [];
    const counts = new Map<string, number>();
    for (const { relation, intervention } of asked.value) if (relation === 'said' && intervention.session) counts.set(intervention.session.id, (counts.get(intervention.session.id) ?? 0) + 1);
    return sessions.flatMap((session) => (counts.has(session.id) ? [{ session, count: counts.get(session.id)! }] : []));
  }, [asked, sessions]);
  return { heard, asked, again };
}

function Moves({ stakeholder }: { readonly stakeholder: string }): ReactNode {
  const { t } = useTranslation('map');
  const { mapId } = useMapUi();
  const zone = useZoneOf()(null);
  const { id: account } = useAccount();
  const moves = useStored(['judgement', 'stakeholder'], (store) => positionMoves(judgementsOf(store, stakeholder, mapId), zone), [stakeholder, mapId, zone]);
  const sources = useRecords('source');
  const { heard, asked, again } = useSessionsOf(stakeholder);
  const [all, setAll] = useState(false);
  const lines = useMemo(() => {
    const ofSessions = new Set(sources.filter(({ kind }) => kind === 'session' || kind === 'intervention').map(({ id }) => id));
    return linesOf(moves, account, ({ source }) => source !== null && ofSessions.has(source));
  }, [moves, account, sources]);
  if (moves.length === 0) return null;
  const held = heard.flatMap(({ session, count }) => {
    const at = heldAt(session);
    return at === null ? [] : [{ key: session.id, at: Date.parse(at), session, count }];
  });
  const rows: Row[] = [...moves.toReversed().map((move) => ({ key: move.judgement.id, at: move.at, move })), ...held].sort((a, b) => b.at - a.at);
  return (
    <Section
      title={t('moved.title')}
      action={
        rows.length > FEW && (
          <Action accent small onClick={() => setAll(!all)} aria-expanded={all}>
            {all ? t('fewer') : t('allOf', { count: rows.length })}
          </Action>
        )
      }
    >
      <NotRenewed asked={asked} again={again} />
      <PositionChart lines={lines} sessions={held.map(({ at }) => at)} zone={zone} />
      <table className={classes['moves']}>
        <caption className="bz-hidden-text">{t('moved.table')}</caption>
        <thead className="bz-hidden-text">
          <tr>
            <th scope="col">{t('moved.when')}</th>
            <th scope="col">{t('moved.value')}</th>
            <th scope="col">{t('moved.who')}</th>
          </tr>
        </thead>
        <Rows rows={rows.slice(0, all ? undefined : FEW)} stakeholder={stakeholder} />
      </table>
    </Section>
  );
}

function Rows({ rows, stakeholder }: { readonly rows: readonly Row[]; readonly stakeholder: string }): ReactNode {
  const { t } = useTranslation(['map', 'common']);
  const format = useFormat();
  const { id: project } = useProject();
  const nameOf = useJudgeName();
  const sources = useRecords('source');
  const entries = useJudgementEntries(stakeholder);
  const heldOn = useHeldOn();
  return (
    <tbody>
      {rows.map((row) => {
        if ('session' in row) {
          const { session, count } = row;
          return (
            <tr key={row.key} data-session>
              <td>{heldOn(session)}</td>
              <td aria-hidden>
                <span className={classes['tick']} />
              </td>
              <td>
                <Action href={logAddress(project, session.id)}>
                  <bdi>{session.title}</bdi>
                </Action>{' '}
                <span className={classes['when']}>{t('moved.said', { count })}</span>
              </td>
            </tr>
          );
        }
        const { judgement, before, day } = row.move;
        const entry = entries.get(judgement.id);
        const source = sources.find(({ id }) => id === judgement.source);
        return (
          <tr key={row.key}>
            <td>{format.partialDate(judgement.validAt ?? day)}</td>
            <td className={classes['moveValue']}>
              <bdi dir="ltr">{before === null || before === judgement.value ? signed(judgement.value) : `${signed(before)} → ${signed(judgement.value)}`}</bdi>
            </td>
            <td>
              <bdi>{nameOf(judgement)}</bdi> <span className={classes['when']}>{source ? <bdi>{source.title}</bdi> : t('common:judgement.noSource')}</span>{' '}
              {entry && (
                <Action accent small href={entryAddress(project, entry.session, entry.said)}>
                  {t('judge.inLog')}
                </Action>
              )}
            </td>
          </tr>
        );
      })}
    </tbody>
  );
}
