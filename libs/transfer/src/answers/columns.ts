/** Which column is what: guessed from names and contents, unless a person says otherwise. */
import { languagesIn, type Languages, type Records } from '@baraza/domain';
import type { AnswerChoices, AnswerColumn, AnswerFile, ColumnRole, PlannedColumn } from './types.js';

const SAMPLES = 3;
const FEW_WORDS = 4;

/** Who somebody is, and where to find them: never taken as something said, unless a person says so. */
const WHO = /(^|[\s_/.-])(name|first ?name|last ?name|surname|full ?name|phone|mobile|tel|telephone|e-?mail|address|nom|prénom|prenom|téléphone|courriel|adresse|nombre|apellido|correo)($|[\s_/?.:*-])|اسم|هاتف|بريد|عنوان/i;
const AFFILIATION = /(^|[\s_/.-])(affiliation|organi[sz]ation|institution|employer|association|structure|organización|institución)($|[\s_/?.:*-])|المنظمة|الجهة|المؤسسة/i;
const TIME = /^(_?submission_?time|submission ?date|timestamp|date|day|submitted ?at|horodateur|marca temporal|التاريخ)$/i;
const LANGUAGE = /(^|[\s_/.-])(language|lang|langue|idioma|língua|lingua|lugha|язык)($|[\s_/?.:*-])|语言|لغة/i;
const ID = /^(_uuid|meta\/rootuuid|meta\/instanceid|instanceid|_?_?id|key|uuid|response ?id|respondent ?id|submission ?id)$/i;

const folded = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/[\s\p{P}]+/gu, ' ').trim();

/** All columns with what becomes of them. Of affiliation, time, language and id there is one column each. */
export function planColumns({ columns, sheets }: AnswerFile, questions: readonly Records['question'][], choices: AnswerChoices): PlannedColumn[] {
  const taken = new Set<ColumnRole>(Object.values(choices.columns ?? {}).map(({ role }) => role));
  const knows = sheets.some(({ id }) => id !== null);
  const isFilled = ({ key }: AnswerColumn): boolean => sheets.some(({ values }) => values.has(key));
  const id = knows ? undefined : idColumns(columns).find(isFilled)?.key;
  return columns.map((column) => {
    const chosen = choices.columns?.[column.key];
    const all = sheets.flatMap(({ values }) => values.get(column.key)?.slice(0, 1).map(({ text }) => text) ?? []);
    const role = chosen?.role ?? guess(column, taken, knows, id, all);
    if (role !== 'answer' && role !== 'leaveOut') taken.add(role);
    const known = chosen?.question === undefined ? questionOf(column, questions) : chosen.question;
    return {
      key: column.key,
      label: column.label,
      nature: column.nature,
      role,
      question: questions.some(({ id }) => id === known) ? known : null,
      kind: chosen?.kind ?? 'statement',
      filled: all.length,
      samples: all.slice(0, SAMPLES).map((text) => (text.length > 80 ? `${text.slice(0, 79)}…` : text)),
    };
  });
}

/** The columns of programs that say which sheet it is, the surest first: the root uuid survives an edit, that of the version does not. */
export const idColumns = (columns: readonly AnswerColumn[]): AnswerColumn[] => (['rootUuid', 'uuid'] as const).flatMap((field) => columns.filter(({ system }) => system === field));

const inFewWords = (text: string): boolean => text.trim().split(/\s+/).length <= FEW_WORDS;

let inLocales: readonly Languages[] | undefined;
/** The language that a cell names, by a code or by a name in a language in which such files are made; null: none that is known. */
export function tagOf(text: string): string | null {
  inLocales ??= ['en', 'fr', 'ar', 'es', 'pt', 'ru', 'zh', 'sw'].map(languagesIn);
  for (const { tagOf: find } of inLocales) {
    const tag = find(text);
    if (tag !== null) return tag;
  }
  return null;
}

function guess({ key, label, nature, repeats }: AnswerColumn, taken: ReadonlySet<ColumnRole>, knows: boolean, id: string | undefined, filled: readonly string[]): ColumnRole {
  const name = key.split('/').at(-1)!;
  const named = (pattern: RegExp): boolean => [label, name].some((each) => pattern.test(each));
  // A heading says what it holds in few words; a sentence with such a word in it asks about something else.
  const isAffiliation = [label, name].some((each) => AFFILIATION.test(each) && inFewWords(each));
  if (isAffiliation) return repeats || taken.has('affiliation') ? 'leaveOut' : 'affiliation';
  // A column of that name may also hold how well somebody speaks one.
  if (!taken.has('language') && !repeats && [label, name].some((each) => LANGUAGE.test(each) && inFewWords(each)) && filled.some((text) => tagOf(text) !== null)) return 'language';
  // What a form hands in says both by itself.
  if (!taken.has('id') && (id === undefined ? !knows && named(ID) : key === id)) return 'id';
  if (!knows && !taken.has('time') && named(TIME)) return 'time';
  return nature === 'words' && !named(WHO) ? 'answer' : 'leaveOut';
}

/** Only where the wording is the same: what somebody answered is not moved under a question that they were not asked. */
function questionOf({ label, labels }: AnswerColumn, questions: readonly Records['question'][]): string | null {
  const asked = [label, ...labels].map(folded);
  return questions.find(({ text }) => asked.includes(folded(text)))?.id ?? null;
}
