import { readXlsForm } from '../src/xlsform/read-form.js';
import type { Answer, Answers, Submission } from '../src/xlsform/submission-types.js';
import type { Question, QuestionGroup, Questionnaire } from '../src/xlsform/types.js';
import { choicesOf } from '../src/xlsform/walk.js';
import { workbook } from './workbook.js';

/** A form with groups, nested repeats and three languages, and submissions to it as Kobo and ODK Central write them. */

type Cells = (string | number | boolean | null)[][];

const SURVEY: Cells = [
  ['type', 'name', 'label::French (fr)', 'label::Arabic (ar)', 'label::English (en)', 'hint::French (fr)', 'required', 'relevant', 'constraint', 'image'],
  ['start', 'start'],
  ['begin_group', 'place', 'Lieu', 'المكان', 'Place'],
  ['select_one regions', 'region', 'Région', 'المنطقة', 'Region', 'Celle où l’on vit', 'yes'],
  ['geopoint', 'position', 'Position', 'الموقع', 'Position'],
  ['date', 'visited', 'Date de la visite', 'تاريخ الزيارة', 'Date of the visit'],
  ['end_group'],
  ['select_multiple needs', 'needs', 'Besoins', 'الاحتياجات', 'Needs', null, null, "${region} != ''"],
  ['integer', 'people', 'Nombre de personnes', 'عدد الأفراد', 'People', null, null, null, '. > 0'],
  ['decimal', 'distance', 'Distance', 'المسافة', 'Distance'],
  ['time', 'clock', 'Heure', 'الساعة', 'Time', null, null, null, null, 'clock.png'],
  ['dateTime', 'seen', 'Vu le', 'شوهد في', 'Seen on'],
  ['text', 'remark', 'Remarque', 'ملاحظة', 'Remark'],
  ['acknowledge', 'agreed', 'D’accord', 'موافق', 'Agreed'],
  ['select_one regions or_other', 'origin', 'Origine', 'الأصل', 'Origin'],
  ['begin_repeat', 'member', 'Membre', 'فرد', 'Member'],
  ['text', 'first_name', 'Prénom', 'الاسم', 'First name'],
  ['begin_group', 'about', 'Sur la personne', 'عن الشخص', 'About'],
  ['begin_repeat', 'training', 'Formation', 'تدريب', 'Training'],
  ['text', 'topic', 'Sujet', 'الموضوع', 'Topic'],
  ['integer', 'year', 'Année', 'السنة', 'Year'],
  ['end_repeat'],
  ['end_group'],
  ['end_repeat'],
];

const CHOICES: Cells = [
  ['list_name', 'name', 'label::French (fr)', 'label::Arabic (ar)', 'label::English (en)', 'zone'],
  ['regions', 'north', 'Le Nord', 'الشمال', 'The North', 'dry'],
  ['regions', 'south', 'Le Sud', 'الجنوب', 'The South', 'wet'],
  ['regions', 3, 'Le Centre', 'الوسط', 'The Centre'],
  ['needs', 'water', 'Eau', 'ماء', 'Water'],
  ['needs', 'clean_water', 'Eau propre', 'ماء نظيف', 'Clean water'],
  ['needs', 'school', 'École pour filles', 'مدرسة للبنات', 'A school for girls'],
];

const SETTINGS: Cells = [
  ['form_title', 'form_id', 'version', 'default_language'],
  ['Ménages', 'households', 2024050301, 'French (fr)'],
];

export const householdForm = (): Buffer => workbook({ sheets: [{ name: 'survey', cells: SURVEY }, { name: 'choices', cells: CHOICES }, { name: 'settings', cells: SETTINGS }] });

export const householdQuestionnaire = async (): Promise<Questionnaire> => (await readXlsForm(householdForm(), 'households.xlsx')).questionnaire;

/** A uuid that ends in a number. */
export const uuid = (number: number): string => `0a1b2c3d-0000-4000-8000-${String(number).padStart(12, '0')}`;

export const round = (answers: Record<string, Answer>, repeats: Record<string, Answers[]> = {}): Answers => ({ answers: new Map(Object.entries(answers)), repeats: new Map(Object.entries(repeats)), extras: new Map() });

/** A submission that was never edited. */
export function submission(number: number, answers: Record<string, Answer>, repeats: Record<string, Answers[]> = {}): Submission {
  const startedAt = '2024-05-03T08:00:00.500Z';
  const whole = round({ start: startedAt, ...answers }, repeats);
  return { rootUuid: uuid(number), uuid: uuid(number), submittedAt: '2024-05-03T10:37:19.000Z', startedAt, version: 'v1', ...whole };
}

/** What an interviewer's phone sends: moments with the zone of Nairobi. */
export function rawOf(answer: Answer): string {
  if (typeof answer === 'string') return /^\d{4}-.*Z$/.test(answer) ? `${new Date(Date.parse(answer) + 3 * 3_600_000).toISOString().slice(0, -1)}+03:00` : answer;
  if (typeof answer !== 'object') return answer === true ? 'OK' : String(answer);
  if (Array.isArray(answer)) return answer.join(' ');
  const { latitude, longitude, altitude, precision } = answer as Exclude<Answer, readonly unknown[] | string | number | boolean>;
  return `${latitude} ${longitude} ${altitude ?? 0} ${precision ?? 0}`;
}

type Json = Record<string, unknown>;

/** As the interface of Kobo gives it. */
export function koboEntry(of: Submission, more: Json = {}): Json {
  const system = { _xform_id_string: 'households', _attachments: [], _status: 'submitted_via_web', _geolocation: [null, null], _tags: [], _notes: [], _validation_status: {}, _submitted_by: null };
  const meta = { 'formhub/uuid': uuid(999), 'meta/instanceID': `uuid:${of.uuid}`, 'meta/rootUuid': `uuid:${of.rootUuid}`, _uuid: of.uuid, __version__: of.version };
  return { _id: 17, ...system, ...koboRound(of), ...meta, _submission_time: of.submittedAt?.slice(0, 19), ...more };
}

function koboRound({ answers, repeats }: Answers): Json {
  const rounds = [...repeats].map(([path, each]) => [path, each.map(koboRound)]);
  return Object.fromEntries([...[...answers].map(([path, answer]) => [path, rawOf(answer)]), ...rounds]);
}

/** As ODK Central gives it: groups are objects, and names are not repeated. */
export function centralEntry(of: Submission): Json {
  const system = { submissionDate: of.submittedAt, updatedAt: null, submitterName: 'Amal', formVersion: of.version, edits: 0 };
  return { __id: `uuid:${of.rootUuid}`, __system: system, meta: { instanceID: `uuid:${of.uuid}`, instanceName: 'x' }, ...centralRound(of, '') };
}

function centralRound({ answers, repeats }: Answers, prefix: string): Json {
  const root: Json = {};
  const put = (path: string, value: unknown): void => {
    const names = path.slice(prefix === '' ? 0 : prefix.length + 1).split('/');
    const into = names.slice(0, -1).reduce((at, name) => (at[name] ??= {}) as Json, root);
    into[names.at(-1)!] = value;
  };
  for (const [path, answer] of answers) put(path, typeof answer === 'object' && 'latitude' in answer ? { type: 'Point', coordinates: [answer.longitude, answer.latitude, answer.altitude], properties: { accuracy: answer.precision } } : typeof answer === 'number' ? answer : rawOf(answer));
  for (const [path, each] of repeats) put(path, each.map((one, index) => ({ __id: `${path} ${index}`, ...centralRound(one, path) })));
  return root;
}

export interface ExportOptions {
  /** The words of this language instead of names, in headers and cells. */
  language?: string;
  /** With the groups before names, joined so. */
  separator?: string;
  several?: 'one column' | 'a column each' | 'both';
  /** The columns by which rows of repeats find their row. */
  links?: readonly ('_parent_index' | '_submission__uuid')[];
}

/** The sheets of Kobo's export to Excel, as cells: that of the submissions first. */
export function koboSheets(questionnaire: Questionnaire, submissions: readonly Submission[], options: ExportOptions = {}): { name: string; cells: Cells }[] {
  const main = new ExportSheet('Ménages', columnsFor(questionnaire, questionnaire.items, [], options), ['_id', '_uuid', '_submission_time', '__version__', 'meta/rootUuid']);
  const repeats = new Map<string, ExportSheet>();
  const { links = ['_parent_index', '_submission__uuid'] } = options;
  const addRepeats = (of: Answers, submissionUuid: string, parent: ExportSheet, row: number): void => {
    for (const [path, rounds] of of.repeats) {
      const { name, items } = groupAt(questionnaire.items, path)!;
      const sheet = repeats.get(path) ?? new ExportSheet(name, columnsFor(questionnaire, items, [], options), ['_parent_table_name', '_parent_index', '_submission__uuid']);
      repeats.set(path, sheet);
      for (const each of rounds) {
        const own = sheet.add(each, [parent.name, links.includes('_parent_index') ? row : null, links.includes('_submission__uuid') ? submissionUuid : null]);
        addRepeats(each, submissionUuid, sheet, own);
      }
    }
  };
  submissions.forEach((of, index) => {
    const row = main.add(of, [17 + index, of.uuid, of.submittedAt!.slice(0, 19), of.version, `uuid:${of.rootUuid}`]);
    addRepeats(of, of.uuid, main, row);
  });
  return [main, ...repeats.values()].map(({ name, cells }) => ({ name, cells }));
}

class ExportSheet {
  readonly #rows: Cells = [];

  constructor(
    readonly name: string,
    readonly columns: readonly Column[],
    readonly system: readonly string[],
  ) {}

  /** The number of the row, which is its `_index`. */
  add(of: Answers, system: Cells[number]): number {
    return this.#rows.push([...this.columns.map(({ cell }) => cell(of)), this.#rows.length + 1, ...system]);
  }

  get cells(): Cells {
    return [[...this.columns.map(({ header }) => header), '_index', ...this.system], ...this.#rows];
  }
}

function groupAt(items: Questionnaire['items'], path: string): QuestionGroup | undefined {
  for (const item of items) {
    if (item.kind === 'question') continue;
    const found = item.path === path ? item : groupAt(item.items, path);
    if (found) return found;
  }
  return undefined;
}

interface Column {
  header: string;
  cell: (of: Answers) => string | number | null;
}

function columnsFor(questionnaire: Questionnaire, items: Questionnaire['items'], groups: readonly QuestionGroup[], options: ExportOptions): Column[] {
  return items.flatMap((item): Column[] => {
    if (item.kind === 'question') return questionColumns(questionnaire, item, groups, options);
    return item.kind === 'group' ? columnsFor(questionnaire, item.items, [...groups, item], options) : [];
  });
}

function questionColumns(questionnaire: Questionnaire, question: Question, groups: readonly QuestionGroup[], { language, separator, several = 'both' }: ExportOptions): Column[] {
  const own = (language === undefined ? undefined : question.labels.get(language)) ?? question.name;
  const before = separator === undefined ? [] : groups.map(({ name, labels }) => (language === undefined ? undefined : labels.get(language)) ?? name);
  const header = [...before, own].join(separator ?? '/');
  const answerIn = (of: Answers): Answer | undefined => of.answers.get(question.path);
  const choices = choicesOf(questionnaire, question).map(({ name, labels }) => ({ name, words: (language === undefined ? undefined : labels.get(language)) ?? name }));
  const wordsFor = (name: string): string => choices.find((choice) => choice.name === name)?.words ?? name;
  const cell = (of: Answers): string | number | null => {
    const answer = answerIn(of);
    if (answer === undefined || typeof answer === 'number') return answer ?? null;
    if (question.type === 'select_multiple') return (answer as string[]).map(wordsFor).join(' ');
    return choices.length > 0 ? wordsFor(answer as string) : rawOf(answer);
  };
  if (question.type === 'geopoint') {
    const part = (name: 'latitude' | 'longitude' | 'altitude' | 'precision'): Column => ({ header: [...before, `_${own}_${name}`].join(separator ?? '/'), cell: (of) => (answerIn(of) as Record<typeof name, number> | undefined)?.[name] ?? null });
    return [{ header, cell }, part('latitude'), part('longitude'), part('altitude'), part('precision')];
  }
  if (question.type !== 'select_multiple') return [{ header, cell }];
  const details = choices.map(({ name, words }): Column => ({ header: `${header}${separator ?? '/'}${words}`, cell: (of) => (answerIn(of) === undefined ? null : (answerIn(of) as string[]).includes(name) ? 1 : 0) }));
  return [...(several === 'a column each' ? [] : [{ header, cell }]), ...(several === 'one column' ? [] : details)];
}

/** A sheet as CSV. */
export const csvOf = (cells: Cells): Buffer => Buffer.from(cells.map((row) => row.map((cell) => (cell === null ? '' : `"${String(cell).replaceAll('"', '""')}"`)).join(',')).join('\r\n'));
