import type { StudyDay } from '../study-day'

/**
 * Study days in a row with an answer, up to the last one. It holds while the next day is not over, and over days on
 * which nothing was due: none of the cards there are now had come by then. Of a gap that is closed this can no longer be
 * told, so there the run begins anew.
 * @param studied days with an answer, in order  @param firstDue the earliest day a card is due on; null for none
 */
export const presentRun = (
  studied: readonly StudyDay[],
  today: StudyDay,
  firstDue: StudyDay | null,
): number => {
  const last = studied.at(-1)
  if (last === undefined) return 0
  const isOver = last < today - 1 && firstDue !== null && firstDue < today
  if (isOver) return 0
  let length = 1
  while (studied.at(-1 - length) === last - length) length++
  return length
}

/** How many of the last so many study days had an answer, today included. */
export const studiedOf = (studied: readonly StudyDay[], today: StudyDay, length: number): number =>
  studied.filter((day) => day > today - length && day <= today).length
