import fc from 'fast-check'
import { calendarText, escapeText, foldLine } from '@/lib/core/calendar/calendar-text'
import { plannedDays } from '@/lib/core/calendar/planned-days'
import { parseDay } from '@/lib/core/study-day'

const octets = (text: string) => new TextEncoder().encode(text).length

/** A strict reading of RFC 5545: every line ends with CRLF and has at most 75 octets; folds are undone first. */
const read = (text: string): [name: string, value: string][] => {
  expect(text.endsWith('\r\n')).toBe(true)
  const raw = text.slice(0, -2).split('\r\n')
  for (const line of raw) {
    expect(line).not.toMatch(/[\r\n]/)
    expect(octets(line)).toBeLessThanOrEqual(75)
  }
  return text
    .slice(0, -2)
    .replace(/\r\n /g, '')
    .split('\r\n')
    .map((line) => {
      const match = /^([A-Z-]+)((?:;[A-Z-]+=[^;:]+)*):(.*)$/s.exec(line)
      expect(match).not.toBeNull()
      return [`${match![1]}${match![2]}`, match![3]!]
    })
}
const unescape = (text: string) =>
  text.replace(/\\([\\;,nN])/g, (_, one: string) => (one.toLowerCase() === 'n' ? '\n' : one))

const today = parseDay('2026-12-30')!
const made = { name: 'Crossover', id: 'abc', madeAt: Date.UTC(2026, 10, 26, 1, 2, 3) }

test('a day is an event of the whole day, and ends before the next', () => {
  const lines = read(calendarText([{ day: today + 1, summary: 'Review: 20 minutes', description: '' }], made))
  expect(lines).toEqual(
    expect.arrayContaining([
      ['BEGIN', 'VCALENDAR'],
      ['VERSION', '2.0'],
      ['UID', 'abc-20261231@crossover'],
      ['DTSTAMP', '20261126T010203Z'],
      ['DTSTART;VALUE=DATE', '20261231'],
      ['DTEND;VALUE=DATE', '20270101'],
      ['SUMMARY', 'Review: 20 minutes'],
      ['END', 'VCALENDAR'],
    ]),
  )
})

test('a day keeps its UID, whenever the calendar is made', () => {
  const uids = (madeAt: number) =>
    read(calendarText([{ day: today, summary: 'a', description: 'b' }], { ...made, madeAt })).filter(
      ([name]) => name === 'UID',
    )
  expect(uids(0)).toEqual(uids(1e12))
})

test('any text is read back as it was written, in lines of at most 75 octets', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
      const lines = read(calendarText([{ day: today, summary: text, description: text }], made))
      const sayable = text
        .replace(/\r\n|\r/g, '\n')
        .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '')
      expect(unescape(lines.find(([name]) => name === 'SUMMARY')![1])).toBe(sayable)
    }),
    { examples: [['\u2028\u2029\u0085']] },
  )
})

test('a fold never cuts a character', () => {
  const folded = foldLine(`SUMMARY:${'é👍'.repeat(60)}`)
  for (const line of folded.split('\r\n')) expect(octets(line)).toBeLessThanOrEqual(75)
  expect(folded.replaceAll('\r\n ', '')).toBe(`SUMMARY:${'é👍'.repeat(60)}`)
  expect(escapeText('a;b,c\\d\r\ne')).toBe('a\\;b\\,c\\\\d\\ne')
})

const rest = {
  daysOff: [{ from: today + 2, to: today + 3 }],
  easyDays: [100, 100, 50, 100, 100, 0, 0],
  worksOn: null,
}

test('days off and free weekdays have no event, an easy one has its part', () => {
  // 30 December 2026 is a Wednesday.
  const days = plannedDays(today, 25, rest, null)
  expect(days.slice(0, 3)).toEqual([
    { day: today, minutes: 13 },
    { day: today + 1, minutes: 25 },
    { day: today + 5, minutes: 25 },
  ])
  expect(days.at(-1)!.day).toBeLessThan(today + 60)
})

test('nothing is planned from the day of the interview on; one that has passed changes nothing', () => {
  expect(plannedDays(today, 25, rest, today + 2).map(({ day }) => day)).toEqual([today, today + 1])
  expect(plannedDays(today, 25, rest, today - 2)).toEqual(plannedDays(today, 25, rest, null))
})
