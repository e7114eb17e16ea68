import { isScore } from '@baraza/graph-view';
import type { Settings } from './map-ui.js';

/** How a map is drawn for who may not read scores: by sector, and all of one size, where it would be by what somebody was judged. */
export const withoutScores = (settings: Settings): Settings => ({ ...settings, colourBy: isScore(settings.colourBy) ? 'sector' : settings.colourBy, sizeBy: isScore(settings.sizeBy) ? 'same' : settings.sizeBy });
