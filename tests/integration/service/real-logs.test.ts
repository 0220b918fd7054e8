import type { StatsReply } from '@/lib/contract/stats'
import { defaultWeights } from '@/lib/core/preset'
import { ratings } from '@/lib/core/rating'
import { createDeck } from '@/lib/service/create-deck'
import { createNote } from '@/lib/service/create-note'
import { findDifferences } from '@/lib/service/check-integrity'
import { getStats } from '@/lib/service/get-stats'
import { syncReviews } from '@/lib/service/sync-reviews'
import { answerJson, batchOf } from '@/tests/support/entries'
import { closely, expectRecounted } from '@/tests/support/expect-graphs'
import { makeLearner, useDatabase, type TestLearner } from '@/tests/support/learner'
import { plainNext, plainRecall, type PlainMemory } from '@/tests/support/plain-fsrs'
import { dayInZone, recount } from '@/tests/support/recount'
import { wilsonByHalving } from '@/tests/support/recounted-graphs'
import { readRevlog, type LoggedAnswer } from '@/tests/support/revlog-csv'

useDatabase()

/** The second changes its clocks by half an hour twice while the log was written. */
const logs = [
  { name: 'tsfsrsdemo_alpha_revlog.csv', timeZone: 'America/New_York' },
  { name: 'pyfsrs_review_logs_josh.csv', timeZone: 'Australia/Lord_Howe' },
] as const

/** Sends a log through the service as a device does, with its own times; cards lie in two decks, some under a topic. */
const send = async (learner: TestLearner, log: readonly LoggedAnswer[], now: number) => {
  const me = learner.at(now)
  const { deck } = await createDeck(me, { name: 'Other' })
  const cardIds = new Map<string, string>()
  for (const card of new Set(log.map((answer) => answer.card))) {
    const index = cardIds.size
    const { cards } = await createNote(me, {
      deckId: index % 2 === 0 ? deck.id : learner.deckId,
      noteType: 'basic',
      fields: { Front: `Question ${index}`, Back: 'Answer' },
      tags: index % 3 === 0 ? ['competency::T08'] : [],
    })
    cardIds.set(card, cards[0]!.id)
  }
  const entries = log.map(({ card, rating, at, ms }) =>
    answerJson(cardIds.get(card)!, ratings[rating - 1]!, at, { durationMs: ms }),
  )
  for (let start = 0; start < entries.length; start += 500) {
    const reply = await syncReviews(me, batchOf(entries.slice(start, start + 500), now))
    expect(new Set(reply.entries.map(({ result }) => result))).toEqual(new Set(['applied']))
  }
  return deck.id
}

const dayNumber = (day: string) => Date.parse(`${day}T00:00:00Z`) / 86_400_000

/** What of statistics needs no schedule, from the file alone. */
const countedFromFile = (log: readonly LoggedAnswer[], timeZone: string, now: number) => {
  const days = new Map<string, { answers: number; ms: number }>()
  const hours = Array.from({ length: 24 }, () => ({ answers: 0, recalled: 0 }))
  const bins = Array.from({ length: 10 }, () => ({ count: 0, recalled: 0, predicted: 0 }))
  const cards = new Map<string, { memory: PlainMemory; day: number; at: number }>()
  for (const { card, at, rating, ms } of log) {
    const day = dayInZone(at, timeZone, 4)
    const tally = days.get(day) ?? { answers: 0, ms: 0 }
    days.set(day, { answers: tally.answers + 1, ms: tally.ms + Math.min(60_000, ms) })
    const hour = Number(
      new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' }).format(at),
    )
    hours[hour]!.answers += 1
    hours[hour]!.recalled += rating > 1 ? 1 : 0
    const before = cards.get(card)
    const waited = before ? Math.max(0, dayNumber(day) - before.day) : 0
    if (before && waited > 0) {
      const predicted = plainRecall(defaultWeights, before.memory, waited)
      const bin = bins[Math.min(9, Math.floor(predicted * 10))]!
      bin.count += 1
      bin.predicted += predicted
      bin.recalled += rating > 1 ? 1 : 0
    }
    cards.set(card, {
      memory: plainNext(defaultWeights, before?.memory ?? null, waited, rating),
      ...{ day: dayNumber(day), at },
    })
  }
  const known = [...cards.values()].map(({ memory, at }) =>
    plainRecall(defaultWeights, memory, (now - at) / 86_400_000),
  )
  return { days, hours, bins, cards, knowledge: known.reduce((sum, chance) => sum + chance, 0) }
}

for (const { name, timeZone } of logs)
  test(`statistics of the real log ${name} are what a recount of the file says, in ${timeZone}`, async () => {
    const log = readRevlog(name)
    if (!log) return console.info(`skipped: ${name} does not lie beside the checkout`)
    const now = log.at(-1)!.at + 3_600_000
    const learner = await makeLearner(timeZone)
    const deckId = await send(learner, log, now)
    const { days, hours, bins, cards, knowledge } = countedFromFile(log, timeZone, now)
    const of = (graph: string): Promise<StatsReply> =>
      getStats(learner.at(now), { graph, range: 'all', scope: { kind: 'all' } })

    expect((await of('calendar')).rows).toEqual(
      [...days].sort().map(([day, { answers, ms }]) => [day, answers, ms]),
    )
    expect((await of('hourly')).rows.map(([hour, answers, recalled]) => [hour, answers, recalled])).toEqual(
      hours.flatMap(({ answers, recalled }, hour) => (answers > 0 ? [[hour, answers, recalled]] : [])),
    )
    expect((await of('answer-buttons')).summary).toMatchObject(
      Object.fromEntries(
        ratings.map((rating, index) => [rating, log.filter((answer) => answer.rating === index + 1).length]),
      ),
    )
    expect((await of('calibration')).rows).toEqual(
      bins.map(({ count, recalled, predicted }, bin) =>
        closely([
          ...[bin / 10, (bin + 1) / 10, count],
          ...(count === 0
            ? [null, null, null, null]
            : [predicted / count, recalled / count, ...wilsonByHalving(recalled, count)]),
        ]),
      ),
    )
    const stability = await of('stability')
    const values = [...cards.values()].map(({ memory }) => memory.s).sort((a, b) => a - b)
    const middle = (values[Math.ceil(values.length / 2) - 1]! + values[Math.floor(values.length / 2)]!) / 2
    expect(stability.summary).toMatchObject({ cards: cards.size, median: expect.closeTo(middle, 5) })
    const recall = await of('retrievability')
    expect(recall.summary).toMatchObject({ cards: cards.size, knowledge: expect.closeTo(knowledge, 4) })

    expect(await findDifferences(learner.userId)).toEqual([])
    const counted = await recount(learner.userId)
    await expectRecounted(counted, learner, now, 'all', 'all')
    await expectRecounted(counted, learner, now - 3 * 86_400_000, `deck:${deckId}`, '1m')
    await expectRecounted(counted, learner, now, 'competency:T08', '3m')
  }, 240_000)
