import { threat } from '../entities/threat.js';
import { change, creation, deletion } from './crud.js';

export const createThreat = creation(threat);
export const updateThreat = change(threat);
export const deleteThreat = deletion(threat);
