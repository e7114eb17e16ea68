import type { Ahead, TakenBack } from '@baraza/sync-client';
import { toast } from '@baraza/ui';
import { useTranslation } from 'react-i18next';
import { groupSince } from '../data/undo-group.js';
import { useErrorSentence } from '../data/useErrorSentence.js';
import { useNames } from '../screens/activity/useNames.js';
import { useProject } from './context.js';

const nothingTold = new Map<string, never>();

/** Takes my last step back, or does it again, and says what came of it. Where more people could read something afterwards, it asks first. */
export function useUndo(): { readonly undo: () => void; readonly redo: () => void } {
  const { t } = useTranslation('project');
  const { id, session } = useProject();
  const sentence = useErrorSentence();
  const names = useNames(nothingTold);
  const say = (message: string): void => void toast({ message, id: 'undo' });
  const refuse = (error: unknown): void => void toast({ message: sentence(error), tone: 'refused', id: 'undo' });
  /** What it was about: the record by its name, and the field, where it was one. */
  const doneWords = (kind: TakenBack['kind'], { label: { count, records }, changes }: Pick<Ahead, 'label' | 'changes'>): string => {
    const [record] = records;
    const name = count === 1 && record ? names.ofRecord(record.entity, record.id) : null;
    if (name === null) return t(`${kind}.done`, { count });
    const fields = new Set(changes.map(({ field }) => field));
    const [field] = fields;
    const what = fields.size === 1 && field !== undefined && field !== 'deleted' && field !== 'withdrawn' ? names.ofField(record!.entity, field) : null;
    return what === null ? t(`${kind}.doneTo`, { name }) : t(`${kind}.doneField`, { name, what });
  };
  const tell = (step: TakenBack, done: string): void => say(step.report.skipped.length > 0 ? t('skipped', { count: step.report.skipped.length }) : done);
  const askServer = async (step: TakenBack, answer: NonNullable<TakenBack['atServer']>, done: string): Promise<void> => {
    say(t(`${step.kind}.atServer`));
    const { group, report, stopped } = await answer;
    if (stopped) say(t('stopped', { why: sentence(Object.assign(new Error(stopped.message), stopped)) }));
    else if (group === null && report.skipped.length === 0) say(t(`${step.kind}.nothing`));
    else tell({ ...step, report }, done);
  };
  const take = (kind: TakenBack['kind'], ahead: Ahead | null): void => {
    try {
      // Before it is taken back: what was added has a name until then. What comes back has one afterwards.
      const before = ahead && doneWords(kind, ahead);
      const step = session[kind]();
      if (step === null) return say(t(`${kind}.nothing`));
      const done = (ahead && (ahead.changes.some(({ field, value }) => field === 'deleted' && value === false) ? doneWords(kind, ahead) : before)) ?? t(`${kind}.done`, { count: step.label.count });
      if (step.atServer) askServer(step, step.atServer, done).catch(refuse);
      else tell(step, done);
    } catch (error) {
      refuse(error);
    }
  };
  /** Nothing else was done meanwhile: the answer is about what was asked. */
  const isStill = (kind: TakenBack['kind'], asked: Ahead): boolean => session.ahead(kind)?.label === asked.label;
  const ask = (kind: TakenBack['kind'], ahead: Ahead, message: string): void =>
    void toast({ message, id: 'undo', tone: 'notice', undoWords: t('opens.goOn'), onUndo: () => (isStill(kind, ahead) ? take(kind, ahead) : say(t('opens.changed'))) });
  const openingWords = ({ opens: [first], opens }: Ahead): string => {
    const name = first && opens.length === 1 ? names.ofRecord(first.entity, first.id) : null;
    if (name === null || !first) return t('opens.many', { count: new Set(opens.map(({ entity, id: record }) => `${entity} ${record}`)).size });
    return t('opens.one', { name, what: names.ofField(first.entity, first.field), from: names.ofValue(first.entity, first.field, first.expected), to: names.ofValue(first.entity, first.field, first.value) });
  };
  const askAtServer = async (kind: TakenBack['kind'], ahead: Ahead, group: string): Promise<void> => {
    // Where the server is away nothing is taken back either, and that is said.
    const opened = session.state.status === 'live' ? (await groupSince(id, group)).opened : 0;
    if (opened > 0) ask(kind, ahead, t('opens.many', { count: opened }));
    else if (isStill(kind, ahead)) take(kind, ahead);
  };
  const run = (kind: TakenBack['kind']): void => {
    const ahead = session.ahead(kind);
    if (ahead?.group) askAtServer(kind, ahead, ahead.group).catch(refuse);
    else if (ahead && ahead.opens.length > 0) ask(kind, ahead, openingWords(ahead));
    else take(kind, ahead);
  };
  return { undo: () => run('undo'), redo: () => run('redo') };
}
