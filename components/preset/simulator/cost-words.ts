import { figured } from '@/components/ui/words'
import type { WorkloadReply } from '@/lib/contract/presets'
import { ratings } from '@/lib/core/rating'

type Workload = Pick<WorkloadReply['workload'], 'secondsPer' | 'secondsPerRating'>

/** From so many reviews on they are more the learner's own times than the usual ones. */
const own = 20

const seconds = (value: number): string => `${Math.max(1, Math.round(value))} s`

/** What answers are taken to cost, and from what that is known. */
export const sayCosts = ({ secondsPer, secondsPerRating: { review, answers } }: Workload): string => {
  const [again, hard, good, easy] = ratings.map((rating) => seconds(review[rating]))
  const costs = `A review takes ${again} on Again, ${hard} on Hard, ${good} on Good and ${easy} on Easy; a new card ${seconds(secondsPer.new)}.`
  const from = `${figured(answers.review, 'review')} and ${figured(answers.new, 'new card')} of the last 30 days`
  return answers.review < own
    ? `${costs} These are usual times, until you have given some more answers: so far there are ${from}.`
    : `${costs} These are your own times, from ${from}.`
}
