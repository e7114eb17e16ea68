/** Finds communities away from the page: one request, one answer. */
import { type CommunityRequest, findCommunities } from './communities.js';

globalThis.addEventListener('message', ({ data }: MessageEvent<CommunityRequest>) => globalThis.postMessage(findCommunities(data)));
