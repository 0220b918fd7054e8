import type { TodayReply } from '@/lib/contract/queue'
import { capitalised, counted, inWords, listed } from '@/components/ui/words'
import { parseDay } from '@/lib/core/study-day'
import { sayLeftOut } from '@/components/review/left-out-words'
import { momentFrom } from '@/components/ui/dates'

export type Today = TodayReply['today']
type Counts = Today['counts']

export const totalOf = (counts: Counts): number => counts.new + counts.learning + counts.review

/** Whole minutes, at least one: what takes seconds is still something to do. */
export const minutesOf = (seconds: number): number => Math.max(1, Math.round(seconds / 60))

/** The day's number: "Nine minutes." */
export const sayMinutes = (today: Today): string =>
  totalOf(today.counts) === 0
    ? today.leftOut
      ? 'Today’s plan is done.'
      : 'Nothing is due.'
    : `${capitalised(counted(minutesOf(today.seconds), 'minute'))}.`

/** "Fourteen cards: three new, two in learning and nine to review." */
export const sayCounts = (counts: Counts): string => {
  const kinds = [
    { n: counts.new, alone: `${counted(counts.new, 'new card')}`, words: 'new' },
    { n: counts.learning, alone: `${counted(counts.learning, 'card')} in learning`, words: 'in learning' },
    { n: counts.review, alone: `${counted(counts.review, 'card')} to review`, words: 'to review' },
  ].filter(({ n }) => n > 0)
  if (kinds.length === 1) return `${capitalised(kinds[0]!.alone)}.`
  const parts = kinds.map(({ n, words }) => `${inWords(n)} ${words}`)
  return `${capitalised(counted(totalOf(counts), 'card'))}: ${listed(parts)}.`
}

/** "Chosen for your interview in 19 days." */
export const sayPlanned = ({ plannedFor, studyDay }: Today): string => {
  const days = plannedFor === null ? null : parseDay(plannedFor)! - parseDay(studyDay)!
  if (days === null) return ''
  return `Chosen for your interview ${days === 1 ? 'tomorrow' : `in ${counted(days, 'day')}`}.`
}

/** "A day off: 12 cards wait until after it." */
export const sayRest = ({ share, waiting }: Today['rest']): string => {
  const what = share === 0 ? 'A day off' : 'An easy day'
  return waiting === 0
    ? `${what}.`
    : `${what}: ${counted(waiting, 'card waits', 'cards wait')} until after it.`
}

/** "Twelve minutes a day clears what has gathered in six days, the most valuable first. New cards wait until then." */
export const sayBacklog = ({ mode, days, minutes }: NonNullable<Today['backlog']>): string => {
  const pace = `${capitalised(counted(minutes, 'minute'))} a day ${minutes === 1 ? 'clears' : 'clear'} what has gathered in ${counted(days, 'day')}`
  return mode === 'as-due' ? `${pace}.` : `${pace}, the most valuable first. New cards wait until then.`
}

/** What to say when nothing is left. */
export const sayNext = (today: Today, now: Date): string => {
  if (today.leftOut) return sayLeftOut(today.leftOut, today.studyDay)
  if (today.nextDueAt) return `The next card comes ${momentFrom(now, new Date(today.nextDueAt))}.`
  return today.done.answers > 0
    ? 'New cards come again tomorrow.'
    : 'No card has a date yet. Add a topic, or write a card.'
}

/** "Fourteen of sixteen recalled" */
export const sayRecalled = ({ done }: Today): string => {
  const answers = capitalised(counted(done.answers, 'answer'))
  if (done.recalled === 0) return done.answers === 1 ? `${answers}, missed` : `${answers}, all missed`
  if (done.recalled === done.answers)
    return done.answers === 1 ? `${answers}, recalled` : `${answers}, all recalled`
  return `${capitalised(inWords(done.recalled))} of ${inWords(done.answers)} recalled`
}

/** "In nine minutes. Three cards were new." */
export const sayDone = ({ done }: Today): string => {
  const time = `In ${counted(minutesOf(done.ms / 1000), 'minute')}.`
  if (done.newCards === 0) return time
  return `${time} ${capitalised(counted(done.newCards, 'card was', 'cards were'))} new.`
}

/** A learner who has nothing yet: no card due, none to come, none answered. */
export const isUntouched = (today: Today): boolean =>
  totalOf(today.counts) === 0 &&
  today.leftOut === null &&
  today.nextDueAt === null &&
  today.week.every((day) => day.answers === 0)
