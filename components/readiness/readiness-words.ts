import type { ReadinessReply } from '@/lib/contract/readiness'
import { longDay } from '@/components/ui/dates'
import { capitalised, counted, inWords } from '@/components/ui/words'
import { competencyName } from '@/lib/core/competency'
import { parseDay } from '@/lib/core/study-day'

export type Group = ReadinessReply['all']
export type Row = Group & { competency: string }

/** Share of a topic that a learner aims at. */
export const goal = 0.8

export const percentOf = (share: number): string => `${Math.round(share * 100)}%`

/** "63 to 88%" */
export const rangeOf = ({ low, high }: Group): string => `${Math.round(low * 100)} to ${percentOf(high)}`

/** The topic's name; cards without one are the learner's own. */
export const nameOf = ({ competency }: Row): string =>
  competency === 'own' ? 'Your own and cases' : competencyName(competency)

/** "Wednesday 16 December, 23 days from now" */
export const sayDay = (day: string | null, today: number): string => {
  if (day === null) return 'What you would recall today'
  const days = parseDay(day)! - today
  return `${longDay(day)}, ${days === 1 ? 'tomorrow' : `${days} days from now`}`
}

/** "Five of sixteen topics can reach four in five" */
export const sayReach = (rows: readonly Row[], isPlanned: boolean): string => {
  if (rows.length === 0) return 'No topic yet'
  const reached = rows.filter(({ high }) => high >= goal).length
  const of = `${capitalised(inWords(reached))} of ${counted(rows.length, 'topic')}`
  return isPlanned ? `${of} can reach four in five` : `${of} may stand at four in five`
}

/** What a screen reader hears of a row. */
export const sayRow = (row: Row, isPlanned: boolean): string =>
  `${nameOf(row)}: now ${percentOf(row.now)}${isPlanned ? `, on the day ${rangeOf(row)}` : `, range ${rangeOf(row)}`}, ${row.met} of ${row.cards} cards met`

export const definition =
  'Expected share recalled on the morning of the day, of all cards of a topic that the plan counts; a card never met counts ' +
  'nothing. The bar holds the share with a chance of 80%: it is made of each card’s chance, of the answers still to come under ' +
  'the plan, and of how little your answers tell yet about your memory. Suspended cards and topics left out do not count.'
