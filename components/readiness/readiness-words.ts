import type { ReadinessReply } from '@/lib/contract/readiness'
import { longDay } from '@/components/ui/dates'
import { capitalised, counted, figured, inWords, listed } from '@/components/ui/words'
import { competencyName } from '@/lib/core/competency'
import { parseDay } from '@/lib/core/study-day'

export type Group = ReadinessReply['all']
export type Row = Group & { competency: string }

/** Share of a topic that a learner aims at. */
export const goal = 0.8

export const percentOf = (share: number): string => `${Math.round(share * 100)}%`

/** "63 to 88%"; "14%" where both ends read the same. */
export const rangeOf = ({ low, high }: Group): string =>
  percentOf(low) === percentOf(high) ? percentOf(low) : `${Math.round(low * 100)} to ${percentOf(high)}`

/** The topic's name; cards without one are the learner's own. */
export const nameOf = ({ competency }: Row): string =>
  competency === 'own' ? 'Your own and cases' : competencyName(competency)

/** "Wednesday 16 December, 23 days from now"; without a day ahead, what the figures are then. */
export const sayDay = (day: string | null, interviewDate: string | null, today: number): string => {
  if (day === null)
    return interviewDate !== null && parseDay(interviewDate) === today
      ? 'Your interview is today'
      : 'What you would recall today'
  const days = parseDay(day)! - today
  return `${longDay(day)}, ${days === 1 ? 'tomorrow' : `${days} days from now`}`
}

/** What the page is, under its title. */
export const sayLead = (day: string | null, interviewDate: string | null, today: number): string => {
  if (day !== null)
    return 'What you would recall on the day, by topic. A wide bar means we have seen little of you there.'
  const set = interviewDate === null ? null : parseDay(interviewDate)
  if (set === today)
    return 'What you would recall now, by topic. The plan has ended; cards come when they are due.'
  const becomes = 'and this becomes what you would recall on it, with a plan for the minutes you have.'
  return set === null
    ? `Set the day of your interview, ${becomes}`
    : `The day you set has passed. Set the next one, ${becomes}`
}

/** "12 new cards and 30 reviews in about nine minutes." */
export const sayToday = ({ today }: Pick<ReadinessReply, 'today'>): string => {
  const { new: fresh, reviews, seconds, share } = today
  if (share === 0) return 'Today is a day off: nothing is planned.'
  if (fresh + reviews === 0) return 'Today’s part is done.'
  const parts = [
    ...(fresh > 0 ? [figured(fresh, 'new card')] : []),
    ...(reviews > 0 ? [figured(reviews, 'review')] : []),
  ]
  const minutes = counted(Math.max(1, Math.round(seconds / 60)), 'minute')
  return `${listed(parts)} in about ${minutes}${share < 1 ? ', as it is an easy day' : ''}.`
}

/** Which days belong to the final pass. @param daysLeft from the present one to the day */
export const sayFinalPass = (finalPassDays: number, daysLeft: number): string => {
  const what = 'every card is asked that gains from it, due or not.'
  if (finalPassDays < daysLeft) return `In the last ${counted(finalPassDays, 'day')} ${what}`
  return daysLeft === 1 ? `On this last day ${what}` : `From now until the day ${what}`
}

/** How many cards the minutes reach, and what they leave out; after the count of those reached. */
export const sayDeferred = ({ all, deferred, daysOff }: ReadinessReply): string => {
  const of = `of ${all.cards.toLocaleString('en-GB')}`
  const rest =
    daysOff === 0 ? '' : ` ${capitalised(counted(daysOff, 'day off is', 'days off are'))} kept free.`
  if (deferred.length === 0) return `${of}: all of them met by the day.${rest}`
  return `${of} met by the day, topics in turn. ${figured(deferred.length, 'card is', 'cards are')} left out on purpose: more minutes bring them back.${rest}`
}

/** "Five of sixteen topics can reach four in five" */
export const sayReach = (rows: readonly Row[], isPlanned: boolean): string => {
  if (rows.length === 0) return 'No topic yet'
  const reached = rows.filter(({ high }) => high >= goal).length
  const of = `${reached === 0 ? 'None' : capitalised(inWords(reached))} of ${counted(rows.length, 'topic')}`
  return isPlanned ? `${of} can reach four in five` : `${of} may stand at four in five`
}

/** What a screen reader hears of a row. */
export const sayRow = (row: Row, isPlanned: boolean): string =>
  `${nameOf(row)}: now ${percentOf(row.now)}${isPlanned ? `, on the day ${rangeOf(row)}` : `, range ${rangeOf(row)}`}, ${row.met} of ${row.cards} cards met`

export const definition =
  'Expected share recalled on the morning of the day, of all cards of a topic that the plan counts; a card never met counts ' +
  'nothing. The bar holds the share with a chance of 80%: it is made of each card’s chance, of the answers still to come under ' +
  'the plan, and of how little your answers tell yet about your memory. Suspended cards and topics left out do not count.'
