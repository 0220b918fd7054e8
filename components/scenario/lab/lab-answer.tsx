import type { Instance } from '@/lib/core/scenario/instance'
import { rounded } from '@/lib/core/scenario/words'
import { CostChart } from '../cost-chart'
import { labelOf, sayAnswers } from '../flip-words'

type Props = { instance: Instance; choice: string | null; onMove: (value: number) => void }

/** "scanMs" reads as "scan ms". */
const nameWords = (name: string): string =>
  name.replace(/([a-z0-9])([A-Z])/g, (_, a, b) => `${a} ${b.toLowerCase()}`)

const isOffered = ({ options }: Instance, choice: string): boolean => options.some(({ id }) => id === choice)

/** What is right with these numbers and why, the quantities it was reached by, the chart, and the twist. */
export function LabAnswer({ instance, choice, onMove }: Props) {
  const { answers, near, ratio, reasons, twist } = instance
  const deciding = reasons.filter(({ right }) => right).map(({ label }) => label)
  const judged = choice !== null && isOffered(instance, choice)
  return (
    <section role="region" aria-label="Answer" className="lab-answer">
      <h2 className="head" aria-live="polite">
        {sayAnswers(instance, '. Or: ')}
      </h2>
      {judged && !answers.includes(choice) && (
        <p>
          <b>You chose</b> {labelOf(instance.options, choice)}. {instance.mistakes[choice]}
        </p>
      )}
      {deciding.length > 0 && (
        <p>
          <b>What decides</b> {deciding.join('. Or: ')}.
        </p>
      )}
      <div dangerouslySetInnerHTML={{ __html: instance.explanation }} />
      <dl className="givens">
        <div>
          <dt>Near the boundary</dt>
          <dd>{near ? 'yes, either is right' : 'no'}</dd>
        </div>
        <div>
          <dt>Value over boundary</dt>
          <dd>{ratio === 0 ? 'none: no number decides' : rounded(ratio)}</dd>
        </div>
        {Object.entries(instance.intermediates).map(([name, value]) => (
          <div key={name}>
            <dt>{nameWords(name)}</dt>
            <dd>{Number.isFinite(value) ? rounded(value) : 'without end'}</dd>
          </div>
        ))}
      </dl>
      <CostChart instance={instance} onMove={onMove} />
      <details className="lab-twist more">
        <summary>The twist: one thing changes</summary>
        <div dangerouslySetInnerHTML={{ __html: twist.prompt }} />
        <p>
          <b>Then</b> {sayAnswers(twist, '. Or: ')}
        </p>
        <div dangerouslySetInnerHTML={{ __html: twist.explanation }} />
      </details>
    </section>
  )
}
