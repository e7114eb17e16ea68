import { basename, resolve } from 'node:path';

import { type RecordsRead, readRecordsInWorker } from '@baraza/interchange';
import { ANSWER, type Applied, applyImport, type ImportChoices, type ImportPlan, planRecords, type Question, readState } from '@baraza/transfer';

import { StartError } from '../start-error.js';
import { readSeveralWords } from './arguments.js';
import { type CliCommand, OpenQuestions, type Toolbox, UsageError } from './command.js';
import { throttled } from './progress.js';
import { actingAccount, findProjectNamed, type NamedProject } from './projects.js';

/** Problems shown to a person; `--json` has all. */
const SHOWN = 30;
const DIRECTIONS = ['directed', 'undirected', 'mutual'] as const;
const SAME_LABEL = [ANSWER.add, ANSWER.skip] as const;
const DATE_ORDERS = { 'day-first': ANSWER.dayFirst, 'month-first': ANSWER.monthFirst, 'as-written': ANSWER.asWritten } as const;

/** Answers to all questions of a kind. */
interface Answers {
  sameLabel: (typeof SAME_LABEL)[number] | undefined;
  dateOrder: string | undefined;
}

export const importCommand: CliCommand = {
  name: 'import',
  usage: 'FILE [FILE] --project NAME|ID [--preview] [--json] [--map NAME] [--direction directed|undirected|mutual] [--same-label new|skip] [--date-order day-first|month-first|as-written] [--as EMAIL]',
  summary:
    'Puts a workbook, one or two CSV files, or a map (JSON of Kumu or Cytoscape, JSON Graph Format, GEXF, GraphML) into a project. --preview only says what would happen. --direction is for connections that do not say theirs, --same-label for labels that fit several, --date-order for dates such as 03/04/2020. Ends with 3 where a question stays open.',
  async run(args, tools) {
    const { words, values } = readSeveralWords(args, 'FILE', 2, {
      project: { type: 'string' },
      preview: { type: 'boolean' },
      json: { type: 'boolean' },
      map: { type: 'string' },
      direction: { type: 'string' },
      'same-label': { type: 'string' },
      'date-order': { type: 'string' },
      as: { type: 'string' },
    });
    const sameLabel = oneOf('same-label', values['same-label'], SAME_LABEL);
    const dateOrder = oneOf('date-order', values['date-order'], Object.keys(DATE_ORDERS) as (keyof typeof DATE_ORDERS)[]);
    const choices: ImportChoices = { direction: oneOf('direction', values.direction, DIRECTIONS), map: values.map === undefined ? null : { name: values.map } };
    const place = await findProjectNamed(tools.dataSource, values.project);
    const account = await actingAccount(tools, values.as, place);
    const file = await readFiles(words, tools);
    const plan = await makePlan(tools, place, account, file, choices, { sameLabel, dateOrder: dateOrder && DATE_ORDERS[dateOrder] });
    if (plan.sheets.every(({ mapping, lacks }) => mapping.rows === 'nothing' || lacks.length > 0)) throw new StartError(`Nothing in these files says what its rows are. Import them on the web page, where you can say it. The sheets: ${plan.sheets.map(({ mapping: { sheet, columns } }) => `“${sheet}” (${columns.slice(0, 6).map(({ header }) => header).join(', ')})`).join('; ')}.`);
    const open = openIn(plan);
    const applied = values.preview || open.length > 0 ? null : await apply(tools, place, account, plan);
    tools.print(values.json ? JSON.stringify({ project: place.project, files: words, ...plan, records: undefined, applied }) : report(place, plan, applied, values.preview ?? false));
    if (applied && applied.state !== 'done') throw failure(applied);
    if (open.length > 0 && !values.preview) throw new OpenQuestions(`Nothing was put in: ${questions(open)} open.\n${open.slice(0, SHOWN).map(asked).join('\n')}`);
  },
};

function failure({ state, refusal, leftOver, takenBack, broken, group }: Applied): StartError {
  const remains = !takenBack ? `What was put in could not be taken back: up to ${leftOver} records remain, of the undo group ${group}.` : leftOver === 0 ? 'Nothing of it remains.' : `${leftOver} fields could not be put back, because somebody has changed them since.`;
  return new StartError(state === 'cancelled' ? `The import was stopped. ${remains}` : `The import could not be finished: ${refusal?.message ?? (broken instanceof Error ? broken.message : 'it was refused.')} ${remains}`, { cause: broken });
}

function oneOf<const T extends readonly string[]>(option: string, value: string | undefined, allowed: T): T[number] | undefined {
  if (value === undefined || allowed.includes(value)) return value;
  throw new UsageError(`--${option} is “${value}”, but must be one of ${allowed.join(', ')}.`);
}

function readFiles(paths: readonly string[], { signal, say }: Toolbox): Promise<RecordsRead> {
  const progress = throttled(say);
  return readRecordsInWorker(
    paths.map((path) => ({ file: resolve(path), name: basename(path) })),
    {},
    { signal, onProgress: ({ done, total, rows }) => progress(`Reading: ${Math.floor((100 * done) / total)} %, ${rows} rows …`) },
  );
}

/** Questions that an option answers are answered in a second look. */
async function makePlan({ dataSource, signal }: Toolbox, place: NamedProject, account: string, file: RecordsRead, choices: ImportChoices, given: Answers): Promise<ImportPlan> {
  const state = await readState(dataSource, place, account, 'import');
  let plan = await planRecords(file, state, choices, { signal });
  const answers: Record<string, string> = {};
  // An answer may raise a question of its own: rows that are different leave open which of them a connection means.
  for (let open = unanswered(plan, given); open.length > 0; open = unanswered(plan, given)) {
    for (const question of open) answers[question.key] = answerTo(question, given)!;
    plan = await planRecords(file, state, { ...choices, answers }, { signal });
    if (unanswered(plan, given).every(({ key }) => key in answers)) break;
  }
  return plan;
}

/** Those that an option answers. */
const unanswered = ({ questions }: ImportPlan, given: Answers): Question[] => questions.filter((question) => question.answer === null && answerTo(question, given) !== undefined);

function answerTo({ kind }: Question, { sameLabel, dateOrder }: Answers): string | undefined {
  if (kind === 'direction') return undefined;
  if (kind === 'dateOrder') return dateOrder;
  if (sameLabel === undefined) return undefined;
  if (kind === 'sameOrNot') return sameLabel === 'new' ? ANSWER.separate : ANSWER.same;
  return kind === 'whichRow' ? ANSWER.skip : sameLabel;
}

function apply({ dataSource, handler, signal, say }: Toolbox, place: NamedProject, account: string, plan: ImportPlan): Promise<Applied> {
  const progress = throttled(say);
  return applyImport(plan, { dataSource, handler, place, account }, { signal, onProgress: (done, total) => progress(`Putting in: ${done} of ${total} records …`) });
}

function report({ name }: NamedProject, plan: ImportPlan, applied: Applied | null, preview: boolean): string {
  const { counts, problems, columns, terms } = plan;
  const bad = problems.filter(({ level }) => level !== 'notice');
  const open = openIn(plan);
  const lines = [
    applied ? `Imported into “${name}”.` : preview ? `Importing into “${name}” would do this; nothing was changed.` : `Not imported into “${name}”.`,
    ...Object.entries(counts).map(([entity, { added, changed, unchanged, open }]) => `  ${entity}s: ${added} added, ${changed} changed, ${unchanged} unchanged${open > 0 ? `, ${open} waiting for an answer` : ''}`),
    ...terms.filter(({ isNew }) => isNew).map(({ vocabulary, word, count }) => `  new ${vocabulary}: ${word} (${count})`),
    ...columns.filter(({ filled }) => filled > 0).map(({ header, entity, target, name: of }) => `  column “${header}” of ${entity}s: ${target === 'leftOut' ? 'left out' : `${target} ${of}`}`),
    ...plan.maps.map(({ name: map, added, moved }) => `  map “${map}”: ${added} more on it${moved > 0 ? `, ${moved} moved` : ''}`),
    ...(plan.maps.length > 0 ? [] : counts.stakeholder.added > 0 ? ['  on no map; --map NAME shows them on one'] : []),
    ...(bad.length > 0 ? [`  ${bad.length} rows or cells not taken:`] : []),
    ...bad.slice(0, SHOWN).map(({ sheet, row, column, message }) => `    ${sheet}, row ${row}${column === null ? '' : `, ${column}`}: ${message}`),
    ...(bad.length > SHOWN ? [`    … and ${bad.length - SHOWN} more (--json has all)`] : []),
    ...problems.filter(({ level }) => level === 'notice').slice(0, SHOWN).map(({ message }) => `  note: ${message}`),
  ];
  // Without the preview they are what stopped it, and are said as that.
  if (preview && open.length > 0) lines.push(`  ${questions(open)} open, without whose answer nothing would be put in:`, ...open.slice(0, SHOWN).map(asked));
  return lines.join('\n');
}

const openIn = ({ questions: all }: ImportPlan): Question[] => all.filter(({ answer }) => answer === null);
const questions = ({ length }: readonly Question[]): string => (length === 1 ? 'a question is' : `${length} questions are`);

const OF_LABELS = ' Answer on the web page, or for all with --same-label.';
const ANSWERED_WITH: Record<Question['kind'], string> = { direction: ' Answer with --direction.', dateOrder: ' Answer on the web page, or for all with --date-order.', whichStakeholder: OF_LABELS, sameOrNot: OF_LABELS, whichRow: OF_LABELS };

const asked = ({ kind, message, count, options }: Question): string =>
  `  ${message} (${count} ${count === 1 ? 'row' : 'rows'})${ANSWERED_WITH[kind]}\n${options.map(({ label }) => `    - ${label}`).join('\n')}`;
