import { formatDay, type StudyDay } from '../study-day'

/** A whole day in a calendar. */
export type CalendarDay = { day: StudyDay; summary: string; description: string }

/** Backslash, semicolon, comma and line ends, as RFC 5545 3.3.11 has them; other control characters cannot be said. */
export const escapeText = (text: string): string =>
  text
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\r\n|\r|\n/g, '\\n')
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '')

const mostOctets = 75
const octetsOf = (character: string): number => {
  const point = character.codePointAt(0)!
  if (point < 0x80) return 1
  if (point < 0x800) return 2
  return point < 0x10000 ? 3 : 4
}

/** A content line of at most 75 octets each, the rest on lines that begin with a space; no character is cut (RFC 5545 3.1). */
export const foldLine = (line: string): string => {
  let folded = ''
  let octets = 0
  for (const character of line) {
    const size = octetsOf(character)
    if (octets + size > mostOctets) {
      folded += '\r\n '
      octets = 1
    }
    folded += character
    octets += size
  }
  return folded
}

const dateOf = (day: StudyDay): string => formatDay(day).replaceAll('-', '')
const stampOf = (at: number): string => `${new Date(at).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`

/**
 * Whole days as an iCalendar object (RFC 5545). A day keeps its UID whenever it is asked for, so that a calendar changes
 * it in place; `DTEND` is the day after, which is not part of it.
 * @param name what the calendar is called  @param id tells calendars apart  @param madeAt an instant
 */
export const calendarText = (
  days: readonly CalendarDay[],
  { name, id, madeAt }: { name: string; id: string; madeAt: number },
): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Crossover//Planned minutes//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escapeText(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT12H',
    ...days.flatMap(({ day, summary, description }) => [
      'BEGIN:VEVENT',
      `UID:${id}-${dateOf(day)}@crossover`,
      `DTSTAMP:${stampOf(madeAt)}`,
      `DTSTART;VALUE=DATE:${dateOf(day)}`,
      `DTEND;VALUE=DATE:${dateOf(day + 1)}`,
      `SUMMARY:${escapeText(summary)}`,
      `DESCRIPTION:${escapeText(description)}`,
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ]
    .map((line) => `${foldLine(line)}\r\n`)
    .join('')
