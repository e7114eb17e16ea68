import fc from 'fast-check';
import { centralEntry, householdQuestionnaire, koboEntry, koboSheets, submission, type ExportOptions } from '../../test-support/households.js';
import { workbook } from '../../test-support/workbook.js';
import { readSubmissions } from './read-submissions.js';
import type { Answer, Answers, Submission } from './submission-types.js';
import type { FormItem, Question, QuestionGroup, Questionnaire } from './types.js';
import { choicesOf } from './walk.js';

/** Submissions made up at random (a failure prints its seed), written as each program writes them: every file says the same. */

// Words of several scripts. A blank one is no answer, and carriage returns are not what XML keeps.
const text = fc.oneof(fc.string({ minLength: 1, maxLength: 12 }), fc.constantFrom('نعم، ولكن', 'Été – déjà vu', '=1+1', "'x", '007', '1e5', 'true', 'a b', '你好')).map((word) => word.replace(/[\u0000-\u001f\u007f-\u009f\ufffe\uffff]|_x/g, '~')).filter((word) => word.trim() !== '');
const moment = fc.date({ min: new Date('1990-01-01'), max: new Date('2060-01-01'), noInvalidDate: true }).map((date) => date.toISOString());
const degrees = (limit: number): fc.Arbitrary<number> => fc.integer({ min: -limit * 1000, max: limit * 1000 }).map((thousandths) => thousandths / 1000 + 0);

function answerTo(questionnaire: Questionnaire, question: Question): fc.Arbitrary<Answer> {
  const names = choicesOf(questionnaire, question).map(({ name }) => name);
  switch (question.type) {
    case 'select_one':
      return fc.constantFrom(...names);
    case 'select_multiple':
      return fc.subarray(names, { minLength: 1 });
    case 'integer':
      return fc.maxSafeInteger().map((number) => number + 0);
    case 'decimal':
      return fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0);
    case 'date':
      return moment.map((iso) => iso.slice(0, 10));
    case 'time':
      return moment.map((iso) => iso.slice(11, 19));
    case 'dateTime':
    case 'start':
      return moment;
    case 'geopoint':
      return fc.record({ latitude: degrees(90), longitude: degrees(180), altitude: degrees(8), precision: degrees(5) });
    case 'acknowledge':
      return fc.constant(true);
    default:
      return text;
  }
}

function answersTo(questionnaire: Questionnaire, items: readonly FormItem[]): fc.Arbitrary<Answers> {
  const inOne = (each: readonly FormItem[]): (Question | QuestionGroup)[] => each.flatMap((item) => (item.kind === 'group' ? inOne(item.items) : [item]));
  const own = inOne(items);
  const questions = own.filter((item) => item.kind === 'question');
  const repeats = own.filter((item) => item.kind !== 'question');
  const maybe = fc.tuple(...questions.map((question) => fc.option(answerTo(questionnaire, question), { nil: undefined })));
  const rounds = fc.tuple(...repeats.map((repeat) => fc.array(answersTo(questionnaire, repeat.items), { maxLength: 3 })));
  return fc.tuple(maybe, rounds).map(([answers, lists]) => ({
    answers: new Map(answers.flatMap((answer, index) => (answer === undefined ? [] : [[questions[index]!.path, answer] as const]))),
    repeats: new Map(lists.flatMap((list, index) => (list.length === 0 ? [] : [[repeats[index]!.path, list] as const]))),
    extras: new Map(),
  }));
}

const submissionsTo = (questionnaire: Questionnaire): fc.Arbitrary<Submission[]> =>
  fc.array(answersTo(questionnaire, questionnaire.items), { minLength: 1, maxLength: 4 }).map((list) => list.map((answers, index) => ({ ...submission(index + 1, {}), ...answers, startedAt: (answers.answers.get('start') as string | undefined) ?? null })));

const options: fc.Arbitrary<ExportOptions> = fc.record(
  { language: fc.constantFrom('French (fr)', 'Arabic (ar)', 'English (en)'), separator: fc.constantFrom('/', '-', '.', ' / ', '::'), several: fc.constantFrom('one column', 'a column each', 'both') },
  { requiredKeys: [] },
);

test('FORM-7 random submissions say the same in the JSON of Kobo and of ODK Central, and in workbooks with names or words', async () => {
  const questionnaire = await householdQuestionnaire();
  await fc.assert(
    fc.asyncProperty(submissionsTo(questionnaire), options, async (submissions, how) => {
      const expected = { submissions, problems: [] };
      const json = (content: unknown): Promise<unknown> => readSubmissions(Buffer.from(JSON.stringify(content)), 'data.json', questionnaire);
      expect(await json(submissions.map((of) => koboEntry(of)))).toEqual(expected);
      expect(await json({ value: submissions.map(centralEntry) })).toEqual(expected);
      // A repeat that nobody filled in has no sheet here, and that is said.
      const { submissions: read, problems } = await readSubmissions(workbook({ sheets: koboSheets(questionnaire, submissions, how) }), 'data.xlsx', questionnaire);
      expect([read, problems.filter(({ code }) => code !== 'repeats-not-in-file')]).toEqual([submissions, []]);
    }),
    { numRuns: 150 },
  );
});
