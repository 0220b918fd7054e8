import type { LeftOutReply } from '@/lib/contract/queue'
import { capitalised, counted, inWords } from '@/components/ui/words'
import { parseDay } from '@/lib/core/study-day'

const totalOf = ({ counts }: LeftOutReply): number => counts.new + counts.learning + counts.review

const sayCards = (leftOut: LeftOutReply): string => {
  const all = totalOf(leftOut)
  const { counts } = leftOut
  if (all === counts.new) return counted(all, 'more new card')
  return `${counted(all, 'more card')}${counts.new > 0 ? `, ${inWords(counts.new)} of them new,` : ''}`
}

/** "Fourteen more cards, three of them new, would come by schedule. Your plan for the interview in nineteen days leaves them out today." */
export const sayLeftOut = (leftOut: LeftOutReply, studyDay: string): string => {
  const days = parseDay(leftOut.plannedFor)! - parseDay(studyDay)!
  const when = days === 1 ? 'tomorrow' : `in ${counted(days, 'day')}`
  return `${capitalised(sayCards(leftOut))} would come by schedule. Your plan for the interview ${when} leaves ${totalOf(leftOut) === 1 ? 'it' : 'them'} out today.`
}
