export { DEFAULT_LIMITS } from './tables/types.js';
export type { Cell, Limits, ReadOptions, ReadProgress, Table, TableNote, TableRow } from './tables/types.js';
export { FileRefused } from './tables/refused.js';
export type { RefusedCode } from './tables/refused.js';
export { readTables } from './tables/read.js';
export { readRecordsInWorker, readSubmissionsInWorker, readTablesInWorker, readXlsFormInWorker } from './worker/read-in-worker.js';
export type { WorkerReadOptions } from './worker/read-in-worker.js';
export type { NamedFile } from './worker/protocol.js';
export { readGraph } from './graph/read.js';
export { writeCytoscape } from './cytoscape/write.js';
export { writeDot } from './dot/write.js';
export { writeGexf } from './gexf/write.js';
export { writeGraphml } from './graphml/write.js';
export { writeJgf } from './jgf/write.js';
export { writeKumuJson } from './kumu/write-json.js';
export { writePolinode } from './polinode/write.js';
export { interpretKumu } from './kumu/interpret.js';
export { applyInSteps, applyMapping } from './mapping/apply.js';
export { proposeMapping } from './mapping/propose.js';
export { meaningOf } from './mapping/read.js';
export type { RecordsRead, SeenColumn, TablesRead } from './mapping/read.js';
export { lacksOf, OWNERS, ROLES, ROLES_OF, ROWS_AS, SHARED_ROLES } from './mapping/types.js';
export type { ColumnMapping, Lack, Mapping, Owner, Role, RowsAs, SheetMapping, TypeOfAll } from './mapping/types.js';
export type {
  Column,
  ColumnRole,
  ColumnType,
  GraphConnection,
  GraphDirection,
  GraphElement,
  GraphEnd,
  GraphFile,
  GraphScore,
  SaidOfScore,
  GraphMap,
  GraphPosition,
  GraphValue,
  Place,
  Problem,
  ProblemCode,
} from './graph/types.js';
export { joinValues, splitValues, toValue } from './graph/values.js';
export { labelKey } from './graph/ends.js';
export { endHeader } from './mapping/headers.js';
export { writeKumuWorkbook } from './kumu/write-workbook.js';
export { writeCsv } from './tables/write-csv.js';
export { writeWorkbook } from './tables/write-workbook.js';
export type { SheetToWrite } from './tables/write-workbook.js';
export { writeKumuCsv } from './kumu/write-csv.js';
export type { GraphOutput, OutputColumn, OutputConnection, OutputElement, OutputEnd } from './graph/output.js';
export { GRAPH_GAPS, gapsInOutput, mapsHeldBy, notHeldBy } from './graph/not-held.js';
export type { GraphFeatures, GraphFormat, GraphGap } from './graph/not-held.js';
export { interpretXlsForm } from './xlsform/interpret-form.js';
export { readXlsForm } from './xlsform/read-form.js';
export { writeXlsForm } from './xlsform/write-form.js';
export { readSubmissions } from './xlsform/read-submissions.js';
export { systemField } from './xlsform/system-columns.js';
export { cleanUuid } from './xlsform/rounds.js';
export { choicesOf, questionsOf } from './xlsform/walk.js';
export { UNNAMED_LANGUAGE } from './xlsform/types.js';
export type { QuestionType } from './xlsform/question-types.js';
export type { Choice, FormItem, FormProblem, FormProblemCode, Language, Question, QuestionGroup, Questionnaire, Texts, XlsForm } from './xlsform/types.js';
export type { Answer, Answers, GeoPoint, Submission, SubmissionFile, SubmissionProblem, SubmissionProblemCode } from './xlsform/submission-types.js';
