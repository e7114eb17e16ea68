// Written by `npm run generate` from the files beside it. Do not edit.
import type { ValuesOf } from './fields.js';
import { attachFile, deleteAttachment, eraseAttachment } from './operations/attachment.js';
import { classify } from './operations/classify.js';
import { createCoalition, updateCoalition, deleteCoalition, updateCoalitionMember, addToCoalition, removeFromCoalition } from './operations/coalition.js';
import { createCode, updateCode, moveCode, deleteCode, makeCodebookVersion } from './operations/codebook.js';
import { startThread, addComment, editComment, removeComment, eraseComment, resolveThread, reopenThread } from './operations/comment.js';
import { createDimension, updateDimension, deleteDimension, createTarget, updateTarget, deleteTarget } from './operations/dimension.js';
import { createDistinction, updateDistinction, deleteDistinction } from './operations/distinction.js';
import { foundProject } from './operations/found-project.js';
import { importConsultations } from './operations/import-consultations.js';
import { importInterventions } from './operations/import-interventions.js';
import { importRecords } from './operations/import.js';
import { createInterest, updateInterest, deleteInterest, createHolding, updateHolding, deleteHolding } from './operations/interest.js';
import { logIntervention, updateIntervention, deleteIntervention, addCodings, removeCodings, mergeInterventions, keepBoth } from './operations/intervention.js';
import { addJudgement, withdrawJudgement } from './operations/judgement.js';
import { createMap, updateMap, deleteMap, addToMap, moveOnMap, removeFromMap } from './operations/map.js';
import { mergeStakeholders } from './operations/merge-stakeholders.js';
import { registerParticipation, correctParticipation, deleteParticipation, withdrawConsent } from './operations/participation.js';
import { beginProcess, updateProcess, deleteProcess, createQuestion, updateQuestion, deleteQuestion, createConsentText, updateConsentText, createCommunication, updateCommunication, deleteCommunication } from './operations/process.js';
import { updateProject, createMember, updateMember, removeMember } from './operations/project.js';
import { createProposal, deleteProposal, decideProposal } from './operations/proposal.js';
import { createRelationship, updateRelationship, deleteRelationship } from './operations/relationship.js';
import { restore } from './operations/restore.js';
import { createSavedView, updateSavedView, deleteSavedView } from './operations/saved-view.js';
import { createSession, updateSession, deleteSession, setSessionState, createAgendaItem, updateAgendaItem, deleteAgendaItem, startAgendaItem, endAgendaItem, setAttribution, createAssignment, updateAssignment, deleteAssignment } from './operations/session.js';
import { createSource, updateSource, deleteSource, createPlace, updatePlace, deletePlace } from './operations/source.js';
import { createStakeholder, updateStakeholder, deleteStakeholder } from './operations/stakeholder.js';
import { createThreat, updateThreat, deleteThreat } from './operations/threat.js';
import { createTerm, updateTerm, deleteTerm, replaceTerm, createProperty, updateProperty, deleteProperty } from './operations/vocabulary.js';

/** Every operation by name. */
export const OPERATIONS = {
  attachFile,
  deleteAttachment,
  eraseAttachment,
  classify,
  createCoalition,
  updateCoalition,
  deleteCoalition,
  updateCoalitionMember,
  addToCoalition,
  removeFromCoalition,
  createCode,
  updateCode,
  moveCode,
  deleteCode,
  makeCodebookVersion,
  startThread,
  addComment,
  editComment,
  removeComment,
  eraseComment,
  resolveThread,
  reopenThread,
  createDimension,
  updateDimension,
  deleteDimension,
  createTarget,
  updateTarget,
  deleteTarget,
  createDistinction,
  updateDistinction,
  deleteDistinction,
  foundProject,
  importConsultations,
  importInterventions,
  importRecords,
  createInterest,
  updateInterest,
  deleteInterest,
  createHolding,
  updateHolding,
  deleteHolding,
  logIntervention,
  updateIntervention,
  deleteIntervention,
  addCodings,
  removeCodings,
  mergeInterventions,
  keepBoth,
  addJudgement,
  withdrawJudgement,
  createMap,
  updateMap,
  deleteMap,
  addToMap,
  moveOnMap,
  removeFromMap,
  mergeStakeholders,
  registerParticipation,
  correctParticipation,
  deleteParticipation,
  withdrawConsent,
  beginProcess,
  updateProcess,
  deleteProcess,
  createQuestion,
  updateQuestion,
  deleteQuestion,
  createConsentText,
  updateConsentText,
  createCommunication,
  updateCommunication,
  deleteCommunication,
  updateProject,
  createMember,
  updateMember,
  removeMember,
  createProposal,
  deleteProposal,
  decideProposal,
  createRelationship,
  updateRelationship,
  deleteRelationship,
  restore,
  createSavedView,
  updateSavedView,
  deleteSavedView,
  createSession,
  updateSession,
  deleteSession,
  setSessionState,
  createAgendaItem,
  updateAgendaItem,
  deleteAgendaItem,
  startAgendaItem,
  endAgendaItem,
  setAttribution,
  createAssignment,
  updateAssignment,
  deleteAssignment,
  createSource,
  updateSource,
  deleteSource,
  createPlace,
  updatePlace,
  deletePlace,
  createStakeholder,
  updateStakeholder,
  deleteStakeholder,
  createThreat,
  updateThreat,
  deleteThreat,
  createTerm,
  updateTerm,
  deleteTerm,
  replaceTerm,
  createProperty,
  updateProperty,
  deleteProperty,
} as const;
export type OperationName = keyof typeof OPERATIONS;
/** The input type of each operation. */
export type Inputs = { [N in OperationName]: ValuesOf<(typeof OPERATIONS)[N]['input']> };
