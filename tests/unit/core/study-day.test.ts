import fc from 'fast-check'
import {
  firstInstantOf,
  formatDay,
  isTimeZone,
  offsetMinutesAt,
  parseDay,
  studyDayByOffset,
  studyDayOf,
} from '@/lib/core/study-day'

const zones = [
  'Asia/Tokyo',
  'America/Los_Angeles',
  'Australia/Lord_Howe',
  'Europe/Berlin',
  'Pacific/Apia',
  'UTC',
  'Asia/Kathmandu',
]

test('a study day begins at 04:00, whatever the clock did in the night', () => {
  const spring = parseDay('2026-03-08')!
  const at = firstInstantOf(spring, { timeZone: 'America/Los_Angeles', dayStartHour: 4 })
  expect(new Date(at).toISOString()).toBe('2026-03-08T11:00:00.000Z')
  const autumn = firstInstantOf(parseDay('2026-11-01')!, { timeZone: 'America/Los_Angeles', dayStartHour: 4 })
  expect(new Date(autumn).toISOString()).toBe('2026-11-01T12:00:00.000Z')
})

test('where the clock skips the day start, the day begins at the skip', () => {
  const at = firstInstantOf(parseDay('2026-03-08')!, { timeZone: 'America/Los_Angeles', dayStartHour: 2 })
  expect(new Date(at).toISOString()).toBe('2026-03-08T10:00:00.000Z')
  const lordHowe = firstInstantOf(parseDay('2026-10-04')!, {
    timeZone: 'Australia/Lord_Howe',
    dayStartHour: 2,
  })
  expect(new Date(lordHowe).toISOString()).toBe('2026-10-03T15:30:00.000Z')
})

test('where the clock passes the day start twice, the day begins at the earlier pass', () => {
  const at = firstInstantOf(parseDay('2026-11-01')!, { timeZone: 'America/Los_Angeles', dayStartHour: 1 })
  expect(new Date(at).toISOString()).toBe('2026-11-01T08:00:00.000Z')
})

test('every instant lies in the study day whose first instant is the latest before it', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.integer({ min: 0, max: 23 }),
      fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2040, 0, 1) }),
      (timeZone, dayStartHour, at) => {
        const rule = { timeZone, dayStartHour }
        const day = studyDayOf(at, rule)
        expect(firstInstantOf(day, rule)).toBeLessThanOrEqual(at)
        if (at >= firstInstantOf(day + 1, rule))
          // Only where the clock goes back over the day start does an instant belong to the day before once more.
          expect(offsetMinutesAt(timeZone, at)).toBeLessThan(offsetMinutesAt(timeZone, at - 86_400_000))
        expect(studyDayOf(firstInstantOf(day, rule), rule)).toBe(day)
      },
    ),
    { numRuns: 2000 },
  )
})

test('an entry keeps the day of its own offset', () => {
  const at = Date.UTC(2026, 0, 1, 18, 30)
  expect(formatDay(studyDayByOffset(at, 540, 4))).toBe('2026-01-01')
  expect(formatDay(studyDayByOffset(at + 3_600_000, 540, 4))).toBe('2026-01-02')
})

test('dates and zones that do not exist are refused', () => {
  expect([parseDay('2026-02-30'), parseDay('2026-2-3'), parseDay('x'), parseDay('2026-13-01')]).toEqual([
    null,
    null,
    null,
    null,
  ])
  expect(['Asia/Tokyo', 'UTC', 'Mars/Olympus', '', '../etc', 'America/Los_Angeles'].map(isTimeZone)).toEqual([
    true,
    true,
    false,
    false,
    false,
    true,
  ])
})
