import { v5 as nameBasedId } from 'uuid';
import { member, project } from '../entities/project.js';
import { term } from '../entities/vocabulary.js';
import { completeRecord } from '../entity.js';
import { Refusal } from '../errors.js';
import { choice, newId, text } from '../fields.js';
import { defineOperation } from '../operation.js';
import { mayEnter } from './project.js';
import { TEMPLATES, type TemplateCode } from '../templates/templates.js';

/** Id of a template's word in a project: the same at both ends, and the same again when a sample is put in. */
export const templateTermId = (projectId: string, vocabulary: string, code: string): string => nameBasedId(`term ${vocabulary} ${code}`, projectId);

const { archived: _archived, ...given } = project.fields;
const TEMPLATE_CODES = Object.keys(TEMPLATES) as [TemplateCode, ...TemplateCode[]];

export const foundProject = defineOperation({
  name: 'foundProject',
  description: 'Begins a project: its record, its first owner, and the lists of a template. The first operation of its log, and only the first.',
  right: 'manageProject',
  errors: ['alreadyExists'],
  input: {
    id: newId('project'),
    ...given,
    template: choice(TEMPLATE_CODES, { description: 'Which lists it starts with.', required: true }),
    member: newId('member'),
    displayName: text({ description: 'Name of the owner as the others see it.', required: true }),
  },
  result: { entity: 'project', id: ({ id }) => id },
  reads: ({ id, member: memberId, template }) => [
    { entity: 'project', ids: [id] },
    { entity: 'member', ids: [memberId] },
    { entity: 'term', ids: TEMPLATES[template].terms.map(({ vocabulary, code }) => templateTermId(id, vocabulary, code)) },
  ],
  apply: (tx, input, context) => {
    const { project: projectId, actor } = context;
    if (input.id !== projectId || tx.findDeleted('project', projectId)) throw new Refusal('alreadyExists', 'This project has begun already.', {}, 'id');
    tx.insert('project', completeRecord(project, projectId, { ...input, archived: false }));
    const owner = completeRecord(member, input.member, { account: actor.account, displayName: input.displayName, role: 'owner' });
    mayEnter(tx, owner, context);
    tx.insert('member', owner);
    for (const word of TEMPLATES[input.template].terms) {
      tx.insert('term', completeRecord(term, templateTermId(projectId, word.vocabulary, word.code), { ...word }));
    }
  },
});
