import type { Instance } from '@/lib/core/scenario/instance'
import type { Judgement } from '@/lib/core/scenario/judge'
import type { Confidence } from './said'

export const confidences: readonly { value: Confidence; word: string }[] = [
  { value: 25, word: 'Guess' },
  { value: 50, word: 'Leaning' },
  { value: 75, word: 'Fairly sure' },
  { value: 95, word: 'Certain' },
]

/** "Fairly sure, 75%". */
export const sayConfidence = (confidence: Confidence): string =>
  `${confidences.find(({ value }) => value === confidence)!.word}, ${confidence}%`

export const labelOf = (list: readonly { id: string; label: string }[], id: string): string =>
  list.find((one) => one.id === id)?.label ?? id

/** The answers by their labels; when near, either. */
export const sayAnswers = (
  { answers, options }: Pick<Instance, 'answers' | 'options'>,
  between = ' Or: ',
): string => answers.map((id) => labelOf(options, id)).join(between)

/** How a choice and its reason came out, in a heading. */
export const verdictOf = ({ near }: Pick<Instance, 'near'>, { choice, reason }: Judgement): string => {
  if (choice === 'skipped') return 'Here is the answer.'
  if (choice === 'wrong') return 'Not here.'
  const start = near ? 'Defensible' : 'Right'
  if (reason === 'right') return `${start}, and for the right reason.`
  if (reason === 'wrong') return `${start}, but not for that reason.`
  return near ? 'Defensible: either is, with a reason.' : 'Right.'
}

export const twistVerdictOf = ({ twist }: Judgement): string =>
  twist === 'right' ? 'Right again.' : 'Not after the change.'

/** Why a rating is suggested, or why none is. */
export const saySuggestion = (judgement: Judgement, word: string | null): string => {
  const { choice, reason, twist } = judgement
  if (choice === 'skipped') return 'You rate. Nothing was chosen, so nothing is suggested.'
  if (word === null) return 'You rate. A choice alone suggests nothing.'
  const because = () => {
    if (choice === 'wrong') return 'the choice does not hold here'
    if (reason === 'wrong') return 'the reason does not decide here'
    if (twist === 'wrong') return 'the twist was missed'
    if (reason === 'skipped') return 'no reason was held'
    return twist === 'skipped' ? 'the twist is open' : 'choice, reason and twist hold'
  }
  return `${word} is suggested: ${because()}.`
}
