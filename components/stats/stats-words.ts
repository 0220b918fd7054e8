import { parseDay } from '@/lib/core/study-day'
import type { StatsReply } from '@/lib/contract/stats'
import { capitalised, counted, inWords } from '@/components/ui/words'
import { periods, type Period } from './use-stats-address'

/** So many reviews make a first figure; fewer say next to nothing. */
export const enoughReviews = 20

/** A number of the summary; what is not there yet counts as none. */
export const figureOf = ({ summary }: StatsReply, name: string): number => Number(summary[name] ?? 0)
const reviewsOf = (reply: StatsReply) => figureOf(reply, 'recalled') + figureOf(reply, 'missed')
const wordsOf = (range: Period) => periods.find(({ value }) => value === range)!.words

export const percent = (share: number): string => `${Math.round(share * 100)}%`

/** The page's heading. */
export const sayRecall = (reply: StatsReply): string => {
  const reviews = reviewsOf(reply)
  if (reviews === 0) return 'No reviews to measure yet.'
  if (reviews < enoughReviews) return 'Too few reviews to say what you recall.'
  if (figureOf(reply, 'missed') === 0) return 'You recalled every card.'
  const exact = figureOf(reply, 'rate') * 10
  const tenths = Math.round(exact)
  if (tenths === 10) return 'You recall nearly every card.'
  if (tenths === 0) return 'You recall hardly any card.'
  if (Math.abs(exact - tenths) <= 0.25) return `You recall ${inWords(tenths)} in ten.`
  return `You recall between ${inWords(Math.floor(exact))} and ${inWords(Math.ceil(exact))} in ten.`
}

/** What the heading rests on. */
export const leadRecall = (reply: StatsReply): string => {
  const reviews = reviewsOf(reply)
  const when = reply.range === 'all' ? 'in all' : `in ${wordsOf(reply.range)}`
  if (reviews === 0) return `None ${when}. A card counts once it has waited a day or more.`
  if (reviews < enoughReviews)
    return `You have ${inWords(reviews)} ${when}; ${inWords(enoughReviews)} make a first figure.`
  const [rate, low, high] = ['rate', 'low', 'high'].map((name) => percent(figureOf(reply, name)))
  const asked = reply.summary.desiredRetention
  const setting = typeof asked === 'number' ? ` Your setting asks for ${percent(asked)}.` : ''
  return `${rate} of ${reviews.toLocaleString('en-GB')} reviews ${when}, likely between ${low} and ${high}.${setting}`
}

/** Whether young and mature cards differ by more than so few answers do by chance. */
export const sayRetention = (reply: StatsReply): string => {
  const [young, mature] = [figureOf(reply, 'young'), figureOf(reply, 'mature')]
  if (mature < enoughReviews) return 'Too few mature cards to compare yet.'
  if (young < enoughReviews) return 'Too few young cards to compare.'
  const rates = [figureOf(reply, 'youngRate'), figureOf(reply, 'matureRate')] as const
  const apart = rates[1] - rates[0]
  const error = Math.sqrt((rates[0] * (1 - rates[0])) / young + (rates[1] * (1 - rates[1])) / mature)
  const points = counted(Math.round(Math.abs(apart) * 100), 'point')
  if (Math.abs(apart) <= 1.96 * error) return 'Young and mature cards hold alike.'
  return apart > 0
    ? `Young cards run ${points} below mature ones.`
    : `Mature cards run ${points} below young ones.`
}

/** Days studied, and the run only where there is one. */
export const sayDays = (reply: StatsReply): string => {
  const first = parseDay(String(reply.summary.firstDay))
  const since = parseDay(reply.to)! - (first ?? 0) + 1
  const [days, run] = [figureOf(reply, 'ofLast30'), figureOf(reply, 'run')]
  const studied =
    since < 30
      ? `You studied on ${inWords(days)} of the ${counted(since, 'day')} since you began.`
      : `You studied on ${inWords(days)} of the last thirty days.`
  const inARow = run > 1 ? ` ${capitalised(inWords(run))} in a row.` : ''
  return (since === 1 ? 'You began today.' : studied) + inARow
}

const minutesOf = (ms: number) => Math.max(1, Math.round(ms / 60_000))

export const sayReviews = (reply: StatsReply): string => {
  const [answers, ms, days] = [figureOf(reply, 'answers'), figureOf(reply, 'ms'), figureOf(reply, 'days')]
  if (answers === 0) return 'Only cramming.'
  const each = Math.round(answers / days)
  const some = each < 1 ? 'Fewer than one answer' : `About ${counted(each, 'answer')}`
  return `${some} on a day you study, in ${counted(minutesOf(ms / days), 'minute')}.`
}

const ahead: Record<Period, string> = {
  '1m': 'in the next thirty days',
  '3m': 'in the next three months',
  '1y': 'in the next year',
  all: 'as scheduled now',
}

export const sayForecast = (reply: StatsReply): string => {
  const [cards, perDay] = [figureOf(reply, 'cards'), figureOf(reply, 'perDay')]
  if (cards === 0) return 'Nothing more is due in this time.'
  if (perDay < 1) return `${capitalised(counted(cards, 'card'))} ${ahead[reply.range]}.`
  return `About ${counted(Math.round(perDay), 'card')} a day ${ahead[reply.range]}.`
}

/** How what is overdue can be worked off; null when nothing is. */
export const sayClearing = (reply: StatsReply): { way: string; what: string } | null => {
  const overdue = figureOf(reply, 'overdue')
  if (overdue === 0) return null
  const minutes = capitalised(counted(figureOf(reply, 'clearMinutesPerDay'), 'minute'))
  const days = figureOf(reply, 'clearDays')
  const way =
    days === 1 ? `${minutes} today clears it.` : `${minutes} a day clears it in ${inWords(days)} days.`
  const many = overdue === 1 ? 'One card has' : `${capitalised(inWords(overdue))} cards have`
  return { way, what: `${many} waited since before today. What comes due meanwhile is counted in.` }
}

export const sayCounts = (reply: StatsReply): string => {
  const [cards, mature] = [figureOf(reply, 'cards'), figureOf(reply, 'mature')]
  const all = capitalised(counted(cards, 'card'))
  if (mature === 0) return `${all}, none mature yet.`
  return mature === cards ? `${all}, all mature.` : `${all}, ${inWords(mature)} of them mature.`
}
