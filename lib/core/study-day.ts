import { rememberByZone } from './remember'

/** The one file that knows what a day is. A study day is a whole number of days since 1970-01-01 in local reckoning. */
export type StudyDay = number

export const minuteMs = 60_000
export const hourMs = 60 * minuteMs
export const dayMs = 24 * hourMs

/** How a learner's day runs: an IANA time zone and the hour (0-23) at which a new study day begins. */
export type DayRule = { timeZone: string; dayStartHour: number }

const formatters = new Map<string, Intl.DateTimeFormat>()
/** A name counts in any mix of cases, so there is no end of names. */
const mostFormatters = 200

const formatterOf = (timeZone: string): Intl.DateTimeFormat => {
  let formatter = formatters.get(timeZone)
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
      era: 'short',
    })
    if (formatters.size >= mostFormatters) formatters.clear()
    formatters.set(timeZone, formatter)
  }
  return formatter
}

/** True for a time zone this engine knows, such as Asia/Tokyo. */
export const isTimeZone = (name: string): boolean => {
  if (!/^[A-Za-z][A-Za-z0-9_+\-/]{1,63}$/.test(name)) return false
  try {
    formatterOf(name)
    return true
  } catch {
    return false
  }
}

const findOffset = (timeZone: string, at: number): number => {
  const parts = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 }
  let isBeforeChrist = false
  for (const { type, value } of formatterOf(timeZone).formatToParts(at)) {
    if (type in parts) parts[type as keyof typeof parts] = Number(value)
    if (type === 'era') isBeforeChrist = value.startsWith('B')
  }
  const year = isBeforeChrist ? 1 - parts.year : parts.year
  const local = Date.UTC(2000, parts.month - 1, parts.day, parts.hour, parts.minute, parts.second)
  const shifted = new Date(local)
  shifted.setUTCFullYear(year, parts.month - 1, parts.day)
  return (shifted.getTime() - Math.floor(at / 1000) * 1000) / minuteMs
}

const offsetInMinute = rememberByZone((timeZone, minute) => findOffset(timeZone, minute * minuteMs))

/**
 * Minutes east of UTC (Tokyo 540) that clocks in the zone show at an instant; may have a fraction before 1972.
 * Remembered by the minute, at the edges of which clocks change.
 */
export const offsetMinutesAt = (timeZone: string, at: number): number =>
  at < 2 * 365 * dayMs ? findOffset(timeZone, at) : offsetInMinute(timeZone, Math.floor(at / minuteMs))

/** The study day of an instant by a fixed offset: the date of `at + offset - day start`. */
export const studyDayByOffset = (at: number, offsetMinutes: number, dayStartHour: number): StudyDay =>
  Math.floor((at + offsetMinutes * minuteMs - dayStartHour * hourMs) / dayMs)

/** The study day of an instant in a zone, whatever the clock does there. */
export const studyDayOf = (at: number, rule: DayRule): StudyDay =>
  studyDayByOffset(at, offsetMinutesAt(rule.timeZone, at), rule.dayStartHour)

/** Whole days from one study day to a later one, never below zero. */
export const daysBetween = (from: StudyDay, to: StudyDay): number => Math.max(0, to - from)

const findFirstInstant = (day: StudyDay, rule: DayRule): number => {
  const local = day * dayMs + rule.dayStartHour * hourMs
  const around = [
    offsetMinutesAt(rule.timeZone, local - dayMs),
    offsetMinutesAt(rule.timeZone, local + dayMs),
  ]
  const exact = around
    .map((offset) => ({ offset, at: local - offset * minuteMs }))
    .filter(({ offset, at }) => offsetMinutesAt(rule.timeZone, at) === offset)
    .map(({ at }) => at)
  if (exact.length > 0) return Math.min(...exact)
  let before = local - Math.max(...around) * minuteMs - 1000
  let after = local - Math.min(...around) * minuteMs + 1000
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (studyDayOf(middle, rule) < day) before = middle
    else after = middle
  }
  return after
}

const firstInstantAt = rememberByZone((timeZone, hours) =>
  findFirstInstant(Math.floor(hours / 24), { timeZone, dayStartHour: hours - Math.floor(hours / 24) * 24 }),
)

/**
 * The first instant of a study day in a zone. Where the clock skips the day start, the instant of the skip; where it
 * passes the day start twice, the earlier pass. Remembered by zone, day and hour.
 */
export const firstInstantOf = (day: StudyDay, { timeZone, dayStartHour }: DayRule): number =>
  firstInstantAt(timeZone, day * 24 + dayStartHour)

const days = new Map<StudyDay, string>()
const rememberedDays = 4096

/** `2026-11-23` for a study day. Remembered: whole batches name the same few days. */
export const formatDay = (day: StudyDay): string => {
  const known = days.get(day)
  if (known !== undefined) return known
  const text = new Date(day * dayMs).toISOString().slice(0, 10)
  if (days.size >= rememberedDays) days.clear()
  days.set(day, text)
  return text
}

/** The study day that `YYYY-MM-DD` names; null when it is no date of the calendar. */
export const parseDay = (text: string): StudyDay | null => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null
  const at = Date.parse(`${text}T00:00:00Z`)
  if (Number.isNaN(at)) return null
  const day = Math.floor(at / dayMs)
  return formatDay(day) === text ? day : null
}
