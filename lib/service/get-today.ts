import type { TodayReply } from '@/lib/contract/queue'
import { secondsOf } from '@/lib/core/queue/session'
import { answersOf, measure, millisecondsOf, recalledOf } from '@/lib/core/stats/rollup'
import { clearingOf } from '@/lib/core/stats/clearing'
import { firstInstantOf, formatDay } from '@/lib/core/study-day'
import { findNextDue, loadRollups, type RollupRow } from '@/lib/db/queue'
import { loadComing } from '@/lib/db/week'
import type { Context } from './context'
import { countDecks } from './count-decks'
import { findLeftOut } from './find-left-out'
import { addBeyond, countBeyond } from './held-back'
import { loadDay, type LearnerDay } from './load-day'
import { reckonDay } from './reckon-day'
import { secondsPerCard } from './seconds-per-card'

const total = (rows: readonly RollupRow[], of: (measures: readonly number[]) => number): number =>
  rows.reduce((sum, row) => sum + of(row.measures), 0)

/** How what is overdue is cleared beside what comes; null without a backlog. */
const backlogOf = async (userId: string, day: LearnerDay): Promise<TodayReply['today']['backlog']> => {
  const { ease, rule, studyDay } = day
  if (!ease.isBacklog) return null
  const coming = await loadComing(userId, studyDay, firstInstantOf(studyDay + 30, rule))
  const dueOn = new Map(coming.map(({ day: on, cards }) => [on, cards]))
  const dueByDay = Array.from({ length: 30 }, (_, index) => dueOn.get(studyDay + index) ?? 0)
  dueByDay[0] = Math.max(0, dueByDay[0]! - ease.overdue)
  const clearing = clearingOf(ease.overdue, dueByDay, ease.secondsPerReview, rule.minutesPerDay)
  return clearing && { ...clearing, minutesPerDay: rule.minutesPerDay, mode: rule.backlog }
}

/** What is due today and how long it should take, what was done, and the last seven days. */
export const getToday = async ({ viewer, now }: Context): Promise<TodayReply> => {
  const day = await loadDay(viewer.userId, now)
  const [rollups, nextDueAt, beyond] = await Promise.all([
    loadRollups(viewer.userId, day.studyDay - 30, day.studyDay),
    findNextDue(viewer.userId, now),
    countBeyond(viewer.userId, day),
  ])
  const { counts, held } = reckonDay(day, now)
  const isAllDone = counts.new + counts.learning + counts.review === 0
  const leftOut = isAllDone ? await findLeftOut(viewer.userId, now, day, counts) : null
  const heldBack = addBeyond(held, day.decks, beyond)
  const nameOf = new Map(day.decks.map(({ presetId, presetName }) => [presetId, presetName]))
  const byDeck = countDecks(day, beyond, now)
  const on = (studyDay: number) => rollups.filter((row) => row.studyDay === studyDay)
  const today = on(day.studyDay)
  const topDecks = day.decks.filter(({ name }) => !name.includes('::'))
  return {
    today: {
      studyDay: formatDay(day.studyDay),
      counts,
      heldBack: {
        new: heldBack.new,
        review: heldBack.review,
        presets: heldBack.presetIds.map((id) => nameOf.get(id)!),
      },
      seconds: Math.round(secondsOf(counts, secondsPerCard(rollups))),
      plannedFor: day.plannedFor === null ? null : formatDay(day.plannedFor),
      leftOut,
      rest: { share: day.ease.share, waiting: day.ease.share < 1 ? day.ease.waiting : 0 },
      backlog: await backlogOf(viewer.userId, day),
      done: {
        answers: total(today, answersOf),
        recalled: total(today, recalledOf),
        ms: total(today, millisecondsOf),
        newCards: total(today, (measures) => measure(measures, 'newCards')),
      },
      decks: topDecks.map(({ id, name }) => ({ id, name, counts: byDeck.get(id)!.counts })),
      nextDueAt: nextDueAt === null ? null : new Date(nextDueAt).toISOString(),
      week: Array.from({ length: 7 }, (_, index) => {
        const studyDay = day.studyDay - 6 + index
        return {
          studyDay: formatDay(studyDay),
          answers: total(on(studyDay), answersOf),
          ms: total(on(studyDay), millisecondsOf),
        }
      }),
    },
  }
}
