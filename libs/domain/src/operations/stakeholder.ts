import { stakeholder } from '../entities/stakeholder.js';
import { change, creation, deletion } from './crud.js';

export const createStakeholder = creation(stakeholder);
export const updateStakeholder = change(stakeholder);
export const deleteStakeholder = deletion(stakeholder);
