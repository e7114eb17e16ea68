import { addMinutes, clockIn, momentIn } from '@baraza/calendar';
import { type Attribution, createId, type Records, SESSION_TYPE_TEMPLATES } from '@baraza/domain';
import { NoRightState, useFormat, useTermWord } from '@baraza/ui';
import { Autocomplete, Button, Checkbox, Select, Textarea, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { Page } from '../../app/Page.js';
import { AppError } from '../../data/app-error.js';
import { Form } from '../../forms/Form.js';
import { timeZones } from '../../forms/time-zones.js';
import { useForm } from '../../forms/useForm.js';
import { fold } from '@baraza/domain';
import { useProject } from '../../project/context.js';
import { useRecords } from '../../project/hooks.js';
import { useInOrder } from '../../project/useInOrder.js';
import { useZoneOf } from '../../project/session-time.js';
import { useFieldWords } from '../../project/words.js';
import { agendaOf, minutesOf, type PlannedItem } from '../data/agenda.js';
import { useMay, useOfProcess } from '../data/hooks.js';
import { movedTo } from '../data/ordered.js';
import { LanguagesInput } from '../parts/LanguagesInput.js';
import { ProcessScreen } from '../ProcessScreen.js';
import { AgendaEditor } from './AgendaEditor.js';
import { AttributionChoice } from './AttributionChoice.js';
import { DutiesEditor, type GivenDuty } from './DutiesEditor.js';
import classes from './plan.module.css';

/** A new session: what kind, where, when, with which agenda, and what is kept of those who speak. */
export function PlanSessionScreen(): ReactNode {
  const { plan } = useMay();
  const { t } = useTranslation('consultations');
  return (
    <ProcessScreen tab="sessions">
      {(process) =>
        plan ? (
          <Page wide>
            <PlanSession process={process} />
          </Page>
        ) : (
          <NoRightState>{t('sessions.noRight')}</NoRightState>
        )
      }
    </ProcessScreen>
  );
}

function PlanSession({ process }: { readonly process: Records['process'] }): ReactNode {
  const { t } = useTranslation(['consultations', 'common', 'domain']);
  const { parts } = useFormat();
  const inOrder = useInOrder();
  const { id: project, session: sync } = useProject();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const { label, choice } = useFieldWords();
  const word = useTermWord();
  const { assign } = useMay();
  const questions = useOfProcess('question', process.id);
  const types = inOrder(useRecords('term').filter(({ vocabulary }) => vocabulary === 'sessionType'));
  const places = useRecords('place');
  const ownZone = useZoneOf()(null);

  const [type, setType] = useState<string | null>(null);
  const [title, setTitle] = useState('');
  const [titleTyped, setTitleTyped] = useState(false);
  const [place, setPlace] = useState(places.find(({ id }) => id === search.get('place'))?.name ?? '');
  const [day, setDay] = useState(search.get('day') ?? '');
  const [clock, setClock] = useState('09:00');
  const [lastDay, setLastDay] = useState('');
  const [zone, setZone] = useState(ownZone);
  const [languages, setLanguages] = useState<string[]>(process.languages);
  const [womenOnly, setWomenOnly] = useState(false);
  const [attribution, setAttribution] = useState<Attribution | null>(null);
  const [agenda, setAgenda] = useState<PlannedItem[]>([]);
  const [agendaTouched, setAgendaTouched] = useState(false);
  const [added, setAdded] = useState<string | null>(null);
  const [duties, setDuties] = useState<GivenDuty[]>([]);

  const term = types.find(({ id }) => id === type);
  const template = SESSION_TYPE_TEMPLATES.find(({ code }) => code === term?.code);
  const startsAt = day === '' || clock === '' ? null : momentIn(zone, day, clock);
  const titleFor = (of: Records['term'] | undefined, where: string): string => parts([of && word(of), where.trim()]);
  const name = titleTyped ? title : titleFor(term, place);

  const templateAgenda = (code: string | undefined): PlannedItem[] => {
    const found = SESSION_TYPE_TEMPLATES.find((each) => each.code === code);
    return found ? agendaOf(found, questions, { word: (step) => t(`step.${step}`), newId: createId }) : [];
  };
  const chooseType = (id: string | null): void => {
    setType(id);
    // What somebody wrote is not replaced by a template.
    if (!agendaTouched) setAgenda(templateAgenda(types.find((each) => each.id === id)?.code));
  };
  const change = (next: PlannedItem[]): void => {
    setAgenda(next);
    setAgendaTouched(true);
  };
  const add = (): void => {
    const id = createId();
    change([...agenda, { id, title: t('agenda.new'), question: null, minutes: 15, attribution: null }]);
    setAdded(id);
  };

  const form = useForm(
    async ({ description = '', venue = '' }) => {
      if (name.trim() === '') throw new AppError('required', t('sessions.needsTitle'), {}, 'title');
      if (attribution === null) throw new AppError('required', t('rule.needed'), {}, 'attribution');
      const agendaEnd = startsAt === null ? null : addMinutes(startsAt, minutesOf(agenda));
      const endsAt = startsAt !== null && lastDay !== '' ? momentIn(zone, lastDay, clockIn(zone, agendaEnd ?? startsAt).clock) : agendaEnd;
      if (startsAt !== null && endsAt !== null && endsAt < startsAt) throw new AppError('wrongDate', t('wrong.order'), {}, 'lastDay');
      const [id, group] = [createId(), createId()];
      const known = places.find((each) => fold(each.name) === fold(place));
      const newPlace = place.trim() === '' || known ? null : createId();
      if (newPlace !== null) sync.mutate('createPlace', { id: newPlace, name: place.trim() }, { group });
      sync.mutate(
        'createSession',
        {
          id,
          process: process.id,
          title: name.trim(),
          type,
          description: description.trim() || null,
          place: known?.id ?? newPlace,
          venue: venue.trim() || null,
          startsAt,
          endsAt,
          timeZone: zone === ownZone ? null : zone,
          languages,
          womenOnly,
          attribution,
          speakerSeconds: template?.speakerSeconds ?? null,
          agenda: agenda.map((item, index) => ({ ...item, order: index + 1 })),
        },
        { group },
      );
      for (const { id: duty, ...given } of duties) sync.mutate('createAssignment', { id: duty, session: id, ...given }, { group });
      await navigate(`/p/${project}/sessions/${id}`, { replace: true });
    },
  );

  return (
    <Form
      form={form}
      submit={t('sessions.plan')}
      wide
      more={
        <Button component={Link} to={`/p/${project}/consultations/${process.id}/sessions`} variant="subtle">
          {t('common:action.cancel')}
        </Button>
      }
    >
      <div className={classes['line']}>
        <Select label={label('session', 'type')} data={types.map((each) => ({ value: each.id, label: word(each) }))} value={type} onChange={chooseType} placeholder={t('sessions.chooseType')} autoFocus />
        <Autocomplete label={label('session', 'place')} data={[...new Set(places.map((each) => each.name))]} value={place} onChange={setPlace} placeholder={t('sessions.placeHow')} maxLength={300} dir="auto" />
        <TextInput name="venue" label={label('session', 'venue')} placeholder={t('sessions.venueHow')} maxLength={300} dir="auto" autoComplete="off" />
      </div>
      <TextInput
        {...form.field('title')}
        label={label('session', 'title')}
        value={name}
        maxLength={300}
        dir="auto"
        autoComplete="off"
        onChange={({ currentTarget: { value } }) => {
          setTitle(value);
          setTitleTyped(value !== '');
        }}
      />
      <div className={classes['line']}>
        <TextInput type="date" label={t('when.day')} value={day} onChange={({ currentTarget: { value } }) => setDay(value)} />
        <TextInput type="time" label={t('when.from')} value={clock} onChange={({ currentTarget: { value } }) => setClock(value)} />
        <TextInput {...form.field('lastDay')} type="date" label={t('when.lastDay')} min={day || undefined} value={lastDay} onChange={({ currentTarget: { value } }) => setLastDay(value)} />
        <Select label={label('session', 'timeZone')} data={timeZones(zone)} value={zone} onChange={(value) => value && setZone(value)} searchable allowDeselect={false} dir="ltr" />
      </div>
      <fieldset className={classes['set']}>
        <legend>{t('agenda.title')}</legend>
        {agenda.length === 0 && <p className={classes['muted']}>{t('agenda.empty')}</p>}
        <AgendaEditor
          items={agenda}
          startsAt={startsAt}
          zone={zone}
          attribution={attribution}
          added={added}
          onMove={(item, to) => change(movedTo(agenda, agenda.indexOf(item), to))}
          onChange={(id, patch) => change(agenda.map((item) => (item.id === id ? { ...item, ...patch } : item)))}
          onRule={(id, rule) => change(agenda.map((item) => (item.id === id ? { ...item, attribution: rule } : item)))}
          onRemove={(id) => change(agenda.filter((item) => item.id !== id))}
          onAdd={add}
        />
      </fieldset>
      <AttributionChoice value={attribution} error={form.errorOf('attribution')} usual={template && term ? { rule: template.attribution, type: word(term) } : null} onChange={setAttribution} />
      <LanguagesInput label={label('session', 'languages')} description={t('sessions.languagesHow')} value={languages} onChange={setLanguages} />
      <Checkbox size="sm" label={label('session', 'womenOnly')} description={t('sessions.womenOnlyHow')} checked={womenOnly} onChange={({ currentTarget: { checked } }) => setWomenOnly(checked)} />
      <fieldset className={classes['set']}>
        <legend>{t('duties.title')}</legend>
        {assign ? (
          <DutiesEditor
            duties={duties}
            womenOnly={womenOnly}
            onAdd={(duty) => setDuties([...duties, { id: createId(), ...duty }])}
            onWoman={(id, woman) => setDuties(duties.map((each) => (each.id === id ? { ...each, woman } : each)))}
            onRemove={(id) => setDuties(duties.filter((each) => each.id !== id))}
          />
        ) : (
          <p className={classes['muted']}>{t('duties.byOwner', { role: t('domain:role.owner'), facilitator: choice('duty', 'facilitator') })}</p>
        )}
      </fieldset>
      <Textarea name="description" label={label('session', 'description')} dir="auto" />
    </Form>
  );
}
