export { fictional } from './fictional.js';
export { liberia } from './liberia.js';
export { type IdOf, sampleIds, sampleJudgements, sampleProject, type SampleBatch, type SampleRecordRow, sampleRecords } from './records.js';
export { SAMPLE_LANGUAGES, type SampleActor, type SampleLanguage, type SampleProject } from './sample.js';
export { colleagueOf, type SampleCounter, sampleCounters, type SampleOperation, sampleOperations } from './steps.js';
