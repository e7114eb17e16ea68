import { TABLE_SENTENCES, problemsWith } from '../problem.js';
import type { FormProblemCode } from './types.js';

/** A problem of a form at a place, with its sentence. */
export const formProblem = problemsWith<FormProblemCode>({
  ...TABLE_SENTENCES,
  'no-survey-sheet': ['left-out', (p) => `The workbook has no sheet called “survey” (it has ${p.sheets}), so there are no questions. Give the sheet with the questions this name.`],
  'column-missing': ['left-out', (p) => `The sheet “${p.sheet}” has no column “${p.column}”, so it was left out. Add the column.`],
  'sheet-twice': ['notice', (p) => `The sheet “${p.sheet}” has the same name as another one but for capitals and spaces, and was left out.`],
  'hidden-sheet-read': ['notice', (p) => `The sheet “${p.sheet}” is hidden. It is part of the form and was read all the same.`],
  'row-disabled': ['notice', () => 'The row is marked as disabled and was left out.'],
  'no-type': ['left-out', () => 'The row has no type. Write the type of the question, such as text or select_one LIST.'],
  'no-name': ['left-out', (p) => `The question of type “${p.type}” has no name. Write a name without spaces.`],
  'name-given': ['notice', (p) => `The row has no name and was given the name “${p.name}”. Write a name of your own.`],
  'name-not-allowed': ['notice', (p) => `“${p.name}” is no name that survey programs take: it should begin with a letter or _ and hold only letters, digits, “.”, “-” and “_”.`],
  'name-repeated': ['left-out', (p) => `The name “${p.name}” stands already in row ${p.row}, in the same group. The row was left out, and what it encloses. Give it another name.`],
  'type-unknown': ['notice', (p) => `“${p.type}” is no known type of question. Answers are taken as text. Correct the type if it is misspelled.`],
  'list-not-named': ['notice', (p) => `The question is of type “${p.type}” but names no list of choices. Write the name of the list behind the type.`],
  'list-missing': ['notice', (p) => `The list “${p.list}” is not on the sheet “choices”, so answers cannot be compared with it. Add the list or correct its name.`],
  'group-not-closed': ['notice', (p) => `“${p.name}” begins here and never ends; it was taken to end where what is around it ends. Add the missing row “end ${p.group}”.`],
  'nested-too-deep': ['left-out', (p) => `“${p.name}” lies in more than ${p.limit} groups, so it was left out, and what it encloses. Take some of the groups away.`],
  'end-without-begin': ['left-out', (p) => `“end ${p.group}” stands here, but no ${p.group} is open. Remove the row, or add its beginning.`],
  'choice-without-list': ['left-out', () => 'The choice does not say to which list it belongs. Write the name of the list.'],
  'choice-without-name': ['left-out', (p) => `The choice of the list “${p.list}” has no name. Write the value that is stored.`],
  'choice-repeated': ['left-out', (p) => `The list “${p.list}” has the choice “${p.name}” already in row ${p.row}. Give each choice a name of its own, or set allow_choice_duplicates to yes.`],
  'language-unknown': ['notice', (p) => `The default language “${p.language}” is not among the languages of the form (${p.languages}). Write it as in the headers.`],
});
