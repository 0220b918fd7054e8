import { formatDay, minuteMs, offsetMinutesAt, studyDayOf } from '@/lib/core/study-day'

/**
 * Days that do not depend on the hour of the machine. Close before the day starts anew, a step reaches the next day, and the
 * date of the machine is not the study day: a learner who is to study today lives where it is the middle of the day.
 */
const zones = [
  'UTC',
  'Asia/Karachi',
  'Asia/Tokyo',
  'Pacific/Auckland',
  'Pacific/Honolulu',
  'America/New_York',
] as const

const hourIn = (timeZone: string, at: number): number =>
  new Date(at + offsetMinutesAt(timeZone, at) * minuteMs).getUTCHours()

/** A zone in which it is between 09:00 and 16:00. */
export const middayZone = (at = Date.now()): string => {
  const zone = zones.find((name) => hourIn(name, at) >= 9 && hourIn(name, at) < 16)
  if (!zone) throw new Error(`no zone has its middle of the day at ${new Date(at).toISOString()}`)
  return zone
}

/** The study day of a learner in that zone, so many days from now: `2026-11-26`. */
export const dayFromNow = (days: number, at = Date.now()): string =>
  formatDay(studyDayOf(at, { timeZone: middayZone(at), dayStartHour: 4 }) + days)
