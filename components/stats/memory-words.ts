import type { StatsReply } from '@/lib/contract/stats'
import { competencyName } from '@/lib/core/competency'
import { formatSpan } from '@/lib/core/schedule/timespan'
import { capitalised, counted, inWords } from '@/components/ui/words'
import { enoughReviews, figureOf, percent } from './stats-words'

/** What each figure about memory finds, in a sentence; and what it needs where there is too little. */

const valueOf = ({ summary }: StatsReply, name: string): number | null => {
  const value = summary[name]
  return typeof value === 'number' ? value : null
}
const shareOf = (reply: StatsReply, name: string): string => percent(figureOf(reply, name))

export const daysWords = (days: number): string => formatSpan(days * 86_400)
const wholeDays = (days: number | null): string => counted(Math.max(1, Math.round(days ?? 0)), 'day')
export const secondsWords = (ms: number): string => `${(ms / 1000).toFixed(1)} s`

const lacking = (reply: StatsReply, name: string, needs: string): string | null => {
  const have = figureOf(reply, name)
  return have >= enoughReviews ? null : `${needs} You have ${inWords(have)}.`
}

export const lackOfCards = (what: string) => (reply: StatsReply) =>
  figureOf(reply, 'cards') === 0 ? `No card ${what} yet.` : null
export const lackOfAnswers = (reply: StatsReply): string | null =>
  figureOf(reply, 'answers') === 0 ? 'No answers in this time.' : null

export const lackOfTargets = (reply: StatsReply): string | null =>
  lacking(reply, 'count', 'This needs twenty answers to cards that had waited a day or more.')
export const lackOfWaits = (reply: StatsReply): string | null =>
  lacking(reply, 'answers', 'This needs twenty answers to cards that had waited a day or more.')
export const lackOfConfidence = (reply: StatsReply): string | null =>
  lacking(reply, 'answers', 'Calibration needs twenty answers with a confidence.')

export const sayCalibration = (reply: StatsReply): string => {
  const [predicted, low, high] = ['predicted', 'low', 'high'].map((name) => figureOf(reply, name))
  const both = `${shareOf(reply, 'predicted')} expected, ${shareOf(reply, 'recalled')} recalled.`
  if (predicted! >= low! && predicted! <= high!) return `Your cards hold as expected: ${both}`
  return predicted! > high!
    ? `You recall less than expected: ${both}`
    : `You recall more than expected: ${both}`
}

/** What is said when certain, where that was said often enough; else what was said and what was so in all. */
export const sayConfidence = (reply: StatsReply): string => {
  const certain = reply.rows.find(([level]) => level === 95)
  if (certain && Number(certain[1]) >= 5)
    return `When you are certain, you are right ${percent(Number(certain[3]))} of the time.`
  return `You say ${shareOf(reply, 'said')} and are right ${shareOf(reply, 'rate')} of the time.`
}

export const sayBrier = (reply: StatsReply): string =>
  `Brier score ${figureOf(reply, 'brier').toFixed(2)}. Always right and certain gives 0.00, tossing a coin 0.25.`

export const sayCurve = (reply: StatsReply): string =>
  `After a wait of a day or more you recall ${shareOf(reply, 'rate')}, where ${shareOf(reply, 'predicted')} was expected.`

export const sayKnowledge = (reply: StatsReply): string => {
  const [known, cards] = [Math.round(figureOf(reply, 'knowledge')), figureOf(reply, 'cards')]
  return `Asked now, you would recall about ${inWords(known)} of ${counted(cards, 'card')}.`
}

export const sayStability = (reply: StatsReply): string =>
  `Half of your cards hold for ${wholeDays(valueOf(reply, 'median'))} or more.`
export const sayIntervals = (reply: StatsReply): string =>
  `Half of your reviews come back within ${wholeDays(valueOf(reply, 'median'))}.`
export const sayDifficulty = (reply: StatsReply): string =>
  `The card in the middle is ${figureOf(reply, 'median').toFixed(1)} of 10 hard.`

export const sayButtons = (reply: StatsReply): string =>
  `You rate ${percent(figureOf(reply, 'again') / Math.max(1, figureOf(reply, 'answers')))} of your answers Again.`
export const sayTime = (reply: StatsReply): string =>
  `An answer takes you ${counted(Math.max(1, Math.round(figureOf(reply, 'msPerAnswer') / 1000)), 'second')}.`

export const hourWords = (hour: number): string => `${String(hour % 24).padStart(2, '0')}:00`
export const sayHours = (reply: StatsReply): string => {
  const [busiest] = [...reply.rows].sort((a, b) => Number(b[1]) - Number(a[1]))
  const hour = Number(busiest![0])
  return `You answer most between ${hourWords(hour)} and ${hourWords(hour + 1)}.`
}

export const sayToday = (reply: StatsReply): string => {
  const answers = figureOf(reply, 'answers')
  if (answers === 0) return 'Only cramming today.'
  const rate = valueOf(reply, 'rate')
  return `${capitalised(counted(answers, 'answer'))} today, ${rate === null ? 'none' : percent(rate)} recalled.`
}
export const sayAdded = (reply: StatsReply): string =>
  `${capitalised(counted(figureOf(reply, 'cards'), 'new card'))} in this time, ${inWords(figureOf(reply, 'total'))} in all.`

export const sayLeeches = (reply: StatsReply): string => {
  const cards = figureOf(reply, 'leeches')
  if (cards === 0) return 'No card keeps slipping.'
  return cards === 1 ? 'One card keeps slipping.' : `${capitalised(counted(cards, 'card'))} keep slipping.`
}

export const lackOfSureness = (reply: StatsReply): string | null =>
  figureOf(reply, 'sure') === 0 ? 'No answer was given as certain in this time.' : null

/** Cards that are gone are in the sum of answers alone. */
export const saySureAndWrong = (reply: StatsReply): string => {
  const [cards, wrong, sure] = ['cards', 'sureAndWrong', 'sure'].map((name) => figureOf(reply, name))
  const all = sure === 1 ? 'the one answer' : `all ${counted(sure!, 'answer')}`
  if (wrong === 0) return `Certain and right: ${all} given as certain.`
  const some = sure === 1 ? all : `${inWords(wrong!)} of ${counted(sure!, 'answer')}`
  return `Certain and wrong: ${some} given as certain${cards === 0 ? '' : `, on ${counted(cards!, 'card')}`}.`
}

export const topicWords = (code: string | null): string =>
  code === null ? 'Own cards' : competencyName(code)
