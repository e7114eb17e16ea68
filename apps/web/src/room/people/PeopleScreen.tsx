import { Action, NoRightState, SegmentedChoice } from '@baraza/ui';
import { IconEyeOff, IconLock } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorSentence } from '../../data/useErrorSentence.js';
import { useIsArchived } from '../../project/hooks.js';
import { useKeeperState, useNameKeeper } from '../../vault/context.js';
import { useLive, useRightHere, useRoom } from '../context.js';
import { AddForm } from './AddForm.js';
import { PasteList } from './PasteList.js';
import { PeopleList } from './PeopleList.js';
import { RoomFrame } from '../shell/RoomFrame.js';
import classes from './people.module.css';
import { Registration } from './Registration.js';
import { Seats } from './Seats.js';
import { usePeople } from './usePeople.js';

const WAYS = ['form', 'list', 'self'] as const;
type Way = (typeof WAYS)[number];

/** Who takes part in the session: entered at the door, from a list, or by themselves. */
export function PeopleScreen(): ReactNode {
  const { t } = useTranslation(['people', 'domain']);
  const { session } = useRoom();
  const hasRight = useRightHere();
  const archived = useIsArchived();
  const people = usePeople();
  const live = useLive();
  const [way, setWay] = useState<Way>('form');
  const [added, setAdded] = useState(0);
  const mayLog = hasRight('logSessions') && !archived;
  const mayRead = hasRight('readAttendance');
  const hidden = session.attribution === 'notAttributed';
  const onAdded = (count: number): void => setAdded((before) => before + count);
  return (
    <RoomFrame>
      <div className={classes['screen']}>
        <div className={classes['main']}>
          <header className={classes['top']}>
            <h2>{t('title')}</h2>
            <span className={classes['muted']}>{t(`rule.${session.attribution}`)}</span>
          </header>
          <WaitingNames />
          {hidden ? (
            <>
              <HiddenList added={added} />
              <h2 className={classes['seatsTitle']}>{t('seats.title')}</h2>
              <Seats />
            </>
          ) : mayRead ? (
            <>
              {live?.listHidden && <p className={classes['note']}>{t('hidden.earlier')}</p>}
              <PeopleList people={people} mayLog={mayLog} />
            </>
          ) : (
            <NoRightState />
          )}
        </div>
        <aside className={classes['side']}>
          {mayLog && (
            <>
              <div className={classes['tabs']}>
                <SegmentedChoice label={t('way.label')} value={way} options={WAYS.map((value) => ({ value, label: t(`wayOf.${value}`) }))} onChange={setWay} />
              </div>
              {way === 'form' && <AddForm people={people} onAdded={onAdded} />}
              {way === 'list' && <PasteList people={people} onAdded={onAdded} />}
              {way === 'self' && <Registration entries={people.entries.length} asksConsent={people.consentTexts.length > 0} />}
            </>
          )}
          {!hidden && (
            <>
              <h2 className={classes['seatsTitle']}>{t('seats.title')}</h2>
              <Seats />
            </>
          )}
        </aside>
      </div>
    </RoomFrame>
  );
}

/** Names that are on their way, and those that the vault did not take. */
function WaitingNames(): ReactNode {
  const { t } = useTranslation('people');
  const { waiting, refused, keeps } = useKeeperState();
  const keeper = useNameKeeper();
  const sentence = useErrorSentence();
  return (
    <>
      {waiting.length > 0 && (
        <div className={classes['strip']} role="status">
          <IconLock size={18} stroke={1.75} aria-hidden />
          <div>
            <p>
              <strong>{t('waiting.title', { count: waiting.length })}</strong>
            </p>
            <p>{t(keeps ? 'waiting.text' : 'waiting.memory')}</p>
          </div>
        </div>
      )}
      {refused.map(({ person, error }) => (
        <div key={person} className={classes['strip']} data-tone="warning" role="alert">
          <IconLock size={18} stroke={1.75} aria-hidden />
          <div>
            <p>
              <strong>{t('refused.title')}</strong> {sentence(error)}
            </p>
            <p>
              {t('refused.text')} <Action onClick={() => keeper.forget(person)}>{t('refused.seen')}</Action>
            </p>
          </div>
        </div>
      ))}
    </>
  );
}

/** Blanks never look like zeros: that the list is hidden is said, from whom, and where its numbers are. */
function HiddenList({ added }: { readonly added: number }): ReactNode {
  const { t } = useTranslation('people');
  return (
    <div className={classes['strip']} role="status">
      <IconEyeOff size={18} stroke={1.75} aria-hidden />
      <div>
        <p>
          <strong>{added > 0 ? t('hidden.added', { count: added }) : t('hidden.title')}</strong>
        </p>
        <p>{t('hidden.text')}</p>
      </div>
    </div>
  );
}
