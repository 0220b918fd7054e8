import fc from 'fast-check'
import { openMistake } from '@/lib/core/schedule/ask-again'
import { firstInstantOf, formatDay, studyDayOf } from '@/lib/core/study-day'
import { getQueue } from '@/lib/service/get-queue'
import { syncReviews } from '@/lib/service/sync-reviews'
import { answerJson, batchOf, makeId, voidJson } from '@/tests/support/entries'
import { makeCards, makeLearner, useDatabase, type TestLearner } from '@/tests/support/learner'

useDatabase()

const hour = 3_600_000

const send = (learner: TestLearner, entries: unknown[], at: number) =>
  syncReviews(learner.at(at), batchOf(entries, at))
const askedOn = async (learner: TestLearner, at: number) =>
  (await getQueue(learner.at(at), {})).cards.map(({ mistakenOn }) => mistakenOn)
/** Puts the card far ahead, so that only a mistake can bring it back. */
const putOff = (cardId: string, at: number) => ({
  ...{ id: makeId(), kind: 'set-due', cardId, reviewedAt: new Date(at).toISOString() },
  dueAt: new Date(at + 400 * 24 * hour).toISOString(),
})

test.each([
  ['Europe/Berlin', Date.UTC(2026, 9, 20, 10), 'an autumn week of 169 hours'],
  ['Europe/Berlin', Date.UTC(2027, 2, 25, 10), 'a spring week of 167 hours'],
  ['America/St_Johns', Date.UTC(2026, 9, 28, 18), 'half an hour, and a clock that goes back'],
  ['Australia/Lord_Howe', Date.UTC(2026, 9, 1, 3), 'a clock that moves by half an hour'],
  ['Pacific/Apia', Date.UTC(2026, 9, 1, 3), 'far in the east'],
])('in %s the seventh study day begins when the day does: %s', async (timeZone, at) => {
  const learner = await makeLearner(timeZone)
  const rule = { timeZone, dayStartHour: 4 }
  const [cardId] = await makeCards(learner, 1, at)
  await send(learner, [answerJson(cardId!, 'again', at, { confidence: 95 }), putOff(cardId!, at + 1)], at + 1)
  const made = studyDayOf(at, rule)
  const seventh = firstInstantOf(made + 7, rule)
  expect(await askedOn(learner, seventh - 1000)).toEqual([])
  expect(await askedOn(learner, seventh)).toEqual([formatDay(made)])
  expect(await askedOn(learner, firstInstantOf(made + 8, rule) - 1000)).toEqual([formatDay(made)])
  expect(await askedOn(learner, firstInstantOf(made + 30, rule))).toEqual([formatDay(made)])
})

test('the queue asks again exactly for the open mistake, in whatever order the log came and whatever was undone', async () => {
  const start = Date.UTC(2026, 5, 1, 12)
  const today = studyDayOf(start, { timeZone: 'UTC', dayStartHour: 4 })
  const answers = fc.array(
    fc.record({
      day: fc.integer({ min: 0, max: 12 }),
      rating: fc.constantFrom('again', 'good') as fc.Arbitrary<'again' | 'good'>,
      confidence: fc.constantFrom(95, 95, 75) as fc.Arbitrary<95 | 75>,
      isUndone: fc.constantFrom(false, false, false, true),
      place: fc.nat(),
    }),
    { minLength: 1, maxLength: 5 },
  )
  await fc.assert(
    fc.asyncProperty(answers, fc.integer({ min: 0, max: 20 }), async (list, later) => {
      const learner = await makeLearner()
      const [cardId] = await makeCards(learner, 1, start)
      const at = start + 13 * 24 * hour
      const made = list.map((one, index) => ({
        ...one,
        json: answerJson(cardId!, one.rating, start + one.day * 24 * hour + index, {
          confidence: one.confidence,
        }),
      }))
      for (const { json } of [...made].sort((a, b) => a.place - b.place)) await send(learner, [json], at)
      await send(learner, [putOff(cardId!, at - 1)], at)
      const undone = made.filter(({ isUndone }) => isUndone).map(({ json }) => voidJson(json.id, at))
      if (undone.length > 0) await send(learner, undone, at)

      const live = made
        .filter(({ isUndone }) => !isUndone)
        .sort((a, b) => a.json.reviewedAt.localeCompare(b.json.reviewedAt))
        .map(({ day, rating, confidence }) => ({
          studyDay: today + day,
          how: confidence === 95 && rating === 'again' ? ('sure-and-wrong' as const) : ('otherwise' as const),
        }))
      const mistake = openMistake(live)
      const isAsked = mistake !== null && mistake + 7 <= today + 13 + later
      const asked = await askedOn(learner, at + later * 24 * hour)
      if (live.length > 0) expect(asked).toEqual(isAsked ? [formatDay(mistake)] : [])
    }),
    { numRuns: 30 },
  )
}, 120_000)

test('a reset forgets the mistake too, until it is undone', async () => {
  const at = Date.UTC(2026, 5, 1, 12)
  const day = 24 * hour
  const learner = await makeLearner()
  const [cardId] = await makeCards(learner, 1, at)
  const reset = { id: makeId(), kind: 'reset', cardId, reviewedAt: new Date(at + day).toISOString() }
  await send(learner, [answerJson(cardId!, 'again', at, { confidence: 95 }), reset], at + day)
  await send(
    learner,
    [answerJson(cardId!, 'easy', at + 2 * day), putOff(cardId!, at + 2 * day + 1)],
    at + 2 * day + 1,
  )
  expect(await askedOn(learner, at + 7 * day)).toEqual([])
  await send(learner, [voidJson(reset.id, at + 3 * day)], at + 3 * day)
  expect(await askedOn(learner, at + 7 * day)).toEqual(['2026-06-01'])
})
