import type { QueueConfig } from '../preset'
import type { Candidate } from './order'

/**
 * Keeps one card a note where the preset buries siblings. Notes are seen in the order of gathering (steps within the
 * day, steps across days, reviews, new), so that what was gathered earlier is never buried by what comes later; cards in
 * learning are never buried. A card that a limit keeps out has not been gathered and buries nothing.
 */
export const siblingKeeper = (
  configOf: (deckId: string) => Pick<QueueConfig, 'buryNewSiblings' | 'buryReviewSiblings'>,
) => {
  const gathered = new Set<string>()
  return {
    isFree: ({ deckId, kind, noteId }: Candidate): boolean => {
      const config = configOf(deckId)
      const buries =
        (kind === 'new' && config.buryNewSiblings) || (kind === 'review' && config.buryReviewSiblings)
      return !(buries && gathered.has(noteId))
    },
    gather: ({ noteId }: Candidate): void => void gathered.add(noteId),
  }
}
