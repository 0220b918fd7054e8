/** Dates and times as the product writes them: "Monday 23 November", "08:10". Study days are read as they stand, in no zone. */

const dayFormat = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  timeZone: 'UTC',
})
const weekdayFormat = new Intl.DateTimeFormat('en-GB', { weekday: 'short', timeZone: 'UTC' })

const shortFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' })
const yearFormat = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
})

const noon = (studyDay: string) => new Date(`${studyDay}T12:00:00Z`)

/** "Monday 23 November" for `2026-11-23`. */
export const longDay = (studyDay: string): string => dayFormat.format(noon(studyDay)).replace(',', '')

/** "23 Nov" for `2026-11-23`. */
export const tickDay = (studyDay: string): string => shortFormat.format(noon(studyDay))

/** "23 Nov 2026" for `2026-11-23`. */
export const shortDay = (studyDay: string): string => yearFormat.format(noon(studyDay))

/** "Mon" for `2026-11-23`. */
export const shortWeekday = (studyDay: string): string => weekdayFormat.format(noon(studyDay))

/** "today at 14:20", "tomorrow at 08:10", "on Wednesday 16 December": an instant as seen from another, in the browser's zone. */
export const momentFrom = (now: Date, at: Date): string => {
  const time = at.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
  const days = Math.round((startOfDay(at).getTime() - startOfDay(now).getTime()) / 86_400_000)
  if (days <= 0) return `today at ${time}`
  if (days === 1) return `tomorrow at ${time}`
  return `on ${at.toLocaleDateString('en-GB', { weekday: 'long', day: 'numeric', month: 'long' }).replace(',', '')}`
}

const startOfDay = (at: Date) => new Date(at.getFullYear(), at.getMonth(), at.getDate())

/** "3 November 2026, 14:20", in the browser's zone. */
export const fullMoment = (at: string): string =>
  new Date(at).toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short' }).replace(' at ', ', ')
