import { loadSentences } from '@baraza/ui';

/**
 * A part of the product that is fetched when it is needed, with the sentences that any of it speaks. All of them at once: what asks for its sentences only when it comes up
 * takes away the screen that it stands in until they are there, and with it what somebody was typing.
 */
export async function fetched<T>(part: Promise<T>, ...sentences: Parameters<typeof loadSentences>[0]): Promise<T> {
  return (await Promise.all([part, loadSentences(sentences)]))[0];
}
