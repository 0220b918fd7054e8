import type { StudyDay } from '../study-day'

/**
 * Who was certain and wrong is asked again on this study day after it, by an overlay on the due date that moves nothing. Source:
 * errors made with high confidence are mended best when they are met again (hypercorrection), and fade within a week otherwise.
 */
export const askedAgainDays = 7

/** An answer given from this study day after it on has asked already. */
export const answeredSinceDays = 5

export type AskedAnswer = { studyDay: StudyDay; how: 'sure-and-wrong' | 'otherwise' }

/**
 * The study day of the certain and wrong answer for which a card is asked again `askedAgainDays` after it; null for none.
 * @param answers the card's live answers since its last reset, in the order of the log
 */
export const openMistake = (answers: readonly AskedAnswer[]): StudyDay | null => {
  const open = answers.filter(
    ({ studyDay, how }, index) =>
      how === 'sure-and-wrong' &&
      !answers.slice(index + 1).some((later) => later.studyDay >= studyDay + answeredSinceDays),
  )
  return open.length > 0 ? Math.min(...open.map(({ studyDay }) => studyDay)) : null
}
