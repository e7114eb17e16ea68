/** What Kobo, ODK Central and their relatives add to the answers: the columns that say which submission it is, and those that are nobody's answer. */

export type SystemField =
  | 'rootUuid'
  | 'uuid'
  | 'deprecatedUuid'
  | 'submittedAt'
  | 'updatedAt'
  | 'startedAt'
  | 'version'
  | 'id'
  | 'index'
  | 'parentIndex'
  | 'parentTable'
  | 'submissionUuid'
  | 'submissionId'
  /** Who sent it, from which device, with what review: left out, for it is no answer and often names a person. */
  | 'ignored';

const FIELDS: Record<string, SystemField> = {
  'meta/rootUuid': 'rootUuid',
  // ODK Central: the instance ID of the first version.
  __id: 'rootUuid',
  KEY: 'rootUuid',
  _uuid: 'uuid',
  'meta/instanceID': 'uuid',
  instanceID: 'uuid',
  'meta/deprecatedID': 'deprecatedUuid',
  _submission_time: 'submittedAt',
  SubmissionDate: 'submittedAt',
  '__system/submissionDate': 'submittedAt',
  '__system/updatedAt': 'updatedAt',
  start: 'startedAt',
  FormVersion: 'version',
  '__system/formVersion': 'version',
  _id: 'id',
  _index: 'index',
  _parent_index: 'parentIndex',
  _parent_table_name: 'parentTable',
  PARENT_KEY: 'parentTable',
  _submission__uuid: 'submissionUuid',
  _submission__id: 'submissionId',
};

const VERSION = /^_+version_+\d*$/;
const IGNORED =
  /^(_(attachments|geolocation|status|notes|tags|validation_status|submitted_by|xform_id_string|bamboo_dataset_id|supplementalDetails|submission__.*)|formhub[/.:-].*|meta([/.:-].*)?|__system(\/.*)?|__Submissions-id|\$edited|.*@odata\..*|SubmitterID|SubmitterName|Attachments(Present|Expected)|Status|ReviewState|DeviceID|Edits|SET-OF-.*)$/;

/** What a column or path is to the system; `undefined` for what may be an answer. Ask for questions first: one may have such a name. */
export function systemField(name: string): SystemField | undefined {
  const spelled = name.trim().replace(/^meta[.:-]+/, 'meta/');
  if (Object.hasOwn(FIELDS, spelled)) return FIELDS[spelled];
  if (VERSION.test(spelled)) return 'version';
  return IGNORED.test(spelled) ? 'ignored' : undefined;
}
