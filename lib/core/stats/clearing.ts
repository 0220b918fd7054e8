const mostDays = 30
const usualDays = 14

/**
 * How what is overdue can be worked off beside what comes: in the fewest days that stay within the learner's minutes a
 * day, or else in a fortnight. Null when nothing is overdue.
 * @param dueByDay cards due on each day from today on  @returns whole days, and minutes on each of them
 */
export const clearingOf = (
  overdue: number,
  dueByDay: readonly number[],
  secondsPerReview: number,
  minutesPerDay: number,
): { days: number; minutes: number } | null => {
  if (overdue === 0) return null
  const minutesFor = (days: number) => {
    const coming = dueByDay.slice(0, days).reduce((sum, cards) => sum + cards, 0)
    return Math.max(1, Math.ceil(((overdue + coming) * secondsPerReview) / 60 / days))
  }
  for (let days = 1; days <= mostDays; days++) {
    const minutes = minutesFor(days)
    if (minutes <= minutesPerDay) return { days, minutes }
  }
  return { days: usualDays, minutes: minutesFor(usualDays) }
}
