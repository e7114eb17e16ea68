import { fold } from '@baraza/domain';
import { NoRightState } from '@baraza/ui';
import { useMediaQuery } from '@mantine/hooks';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useIsArchived } from '../../project/hooks.js';
import { PHONE } from '../../map/state/map-ui.js';
import { useRightHere, useRoom } from '../context.js';
import { NothingRuns } from '../parts/NothingRuns.js';
import { SessionOver } from '../parts/SessionOver.js';
import { MetersPanel } from '../meters/MetersPanel.js';
import { useMetersShown } from '../meters/useMetersShown.js';
import { RoomFrame } from '../shell/RoomFrame.js';
import { Away } from './Away.js';
import { Composer } from './compose/Composer.js';
import { KeyLine } from './KeyLine.js';
import classes from './log.module.css';
import { LogHead } from './LogHead.js';
import { entriesOf, isFiltered, NO_FILTER, passes } from './list/entries.js';
import { LogList } from './list/LogList.js';
import { useLogActions } from './list/useLogActions.js';
import { useSaid } from './list/useSaid.js';
import { PhoneHead } from './PhoneHead.js';
import { Agenda } from './side/Agenda.js';
import { FloorNow } from './side/FloorNow.js';
import { RuleNote } from './side/RuleNote.js';

const usePhone = (): boolean => useMediaQuery(PHONE, undefined, { getInitialValueInEffect: false }) ?? false;

/** The log of a session: what was said under each item, and the line in which the next is typed. All of it by keyboard. */
export function LogScreen(): ReactNode {
  const may = useRightHere();
  const { t } = useTranslation('log');
  const phone = usePhone();
  const [meters, showMeters] = useMetersShown();
  const hide = (): void => {
    showMeters(false);
    // The keyboard is not left where nothing is any more.
    requestAnimationFrame(() => document.getElementById('show-meters')?.focus());
  };
  const side = (
    <>
      <Agenda />
      <FloorNow />
      <RuleNote />
    </>
  );
  return (
    <RoomFrame sidebar={side} keyGroups={['general', 'log', 'entry']} tellsConnection={phone} panel={phone || !meters ? undefined : <MetersPanel onHide={hide} />} panelLabel={t('meters')} onPanelClose={hide}>
      {may('readSessions') ? <Log onMeters={meters ? undefined : () => showMeters(true)} /> : <NoRightState title={t('noRight')}>{t('noRightText')}</NoRightState>}
    </RoomFrame>
  );
}

function Log({ onMeters }: { readonly onMeters?: () => void }): ReactNode {
  const { t } = useTranslation('log');
  const { items, session } = useRoom();
  const phone = usePhone();
  const mayNote = useRightHere()('logSessions') && !useIsArchived() && session.state !== 'cancelled';
  const said = useSaid();
  const [filter, setFilter] = useState(NO_FILTER);
  const text = useRef<HTMLTextAreaElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const toNew = useRef<((id: string) => void) | null>(null);
  const filtered = isFiltered(filter);
  const entries = useMemo(() => {
    const shown = filtered ? said.inOrder.filter((each) => passes(each, { ...filter, text: fold(filter.text) }, fold)) : said.inOrder;
    return entriesOf(shown, items, said.pairs);
  }, [said.inOrder, said.pairs, items, filter, filtered]);
  const channels = useMemo(() => [...new Set(said.inOrder.map(({ channel }) => channel))], [said.inOrder]);
  const actions = useLogActions(entries, () => text.current?.focus(), () => search.current?.focus());
  const added = (id: string): void => {
    setFilter(NO_FILTER);
    requestAnimationFrame(() => toNew.current?.(id));
  };
  return (
    <div className={classes['log']}>
      {phone ? <PhoneHead said={said} /> : <LogHead onMeters={onMeters} filter={filter} onFilter={setFilter} search={search} channels={channels} shown={filtered ? entries.filter(({ type }) => type !== 'item').length : null} />}
      <Away />
      <LogList entries={entries} said={said} actions={actions} mayNote={mayNote} filtered={filtered} onShowAll={() => setFilter(NO_FILTER)} newestFirst={phone} toNew={toNew} />
      <SessionOver />
      {mayNote ? (
        <>
          <NothingRuns />
          <Composer text={text} onAdded={added} onLeave={actions.enter} onLast={actions.editLast} />
          {!phone && <KeyLine />}
        </>
      ) : (
        <p className={classes['readOnly']}>{t('readOnly')}</p>
      )}
    </div>
  );
}
