import type { StatsReply } from '@/lib/contract/stats'
import { wordOf } from './graph-table'
import { secondsWords } from './memory-words'

/** Mean time of an answer by kind of card, each as a bar. */
export function TimeList({ reply }: { reply: StatsReply }) {
  const rows = reply.rows.map(([kind, answers, , mean]) => ({
    ...{ kind: String(kind), answers: Number(answers) },
    mean: mean === null ? null : Number(mean),
  }))
  const most = Math.max(1, ...rows.map(({ mean }) => mean ?? 0))
  return (
    <ul className="measured">
      {rows.map(({ kind, answers, mean }) => (
        <li key={kind}>
          <span>{wordOf(kind)}</span>
          <svg width="100%" height="8" aria-hidden="true">
            <rect
              className="p-mature"
              x="0"
              y="0"
              width={`${((mean ?? 0) / most) * 100}%`}
              height="8"
              rx="2"
            />
          </svg>
          <span className="num">
            {mean === null ? 'none' : secondsWords(mean)}
            {mean !== null && <small>{answers.toLocaleString('en-GB')} answers</small>}
          </span>
        </li>
      ))}
    </ul>
  )
}
