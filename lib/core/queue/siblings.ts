import type { QueueConfig } from '../preset'
import type { Candidate } from './order'

/**
 * Keeps one card a note where the preset buries siblings. Notes are seen in the order of gathering (steps within the
 * day, steps across days, reviews, new), so that what was gathered earlier is never buried by what comes later; cards in
 * learning are never buried.
 */
export const siblingFilter = (
  configOf: (deckId: string) => Pick<QueueConfig, 'buryNewSiblings' | 'buryReviewSiblings'>,
) => {
  const seen = new Set<string>()
  return (candidate: Candidate): boolean => {
    const config = configOf(candidate.deckId)
    const buries =
      (candidate.kind === 'new' && config.buryNewSiblings) ||
      (candidate.kind === 'review' && config.buryReviewSiblings)
    if (buries && seen.has(candidate.noteId)) return false
    seen.add(candidate.noteId)
    return true
  }
}
