import type { StatsReply } from '@/lib/contract/stats'
import { wordOf } from './graph-table'

const kinds = ['new', 'learning', 'review', 'relearning', 'cram'] as const

/** Answers of today by what the card was before, each as a bar. */
export function TodayList({ reply }: { reply: StatsReply }) {
  const [row] = reply.rows
  const countOf = (name: string) => Number(row![reply.columns.findIndex((column) => column.name === name)])
  const most = Math.max(1, ...kinds.map(countOf))
  return (
    <ul className="measured">
      {kinds.map((kind) => (
        <li key={kind}>
          <span>{wordOf(kind)}</span>
          <svg width="100%" height="8" aria-hidden="true">
            <rect
              className={kind === 'review' ? 'p-mature' : kind === 'cram' ? 'p-buried' : `p-${kind}`}
              x="0"
              y="0"
              width={`${(countOf(kind) / most) * 100}%`}
              height="8"
              rx="2"
            />
          </svg>
          <span className="num">{countOf(kind).toLocaleString('en-GB')}</span>
        </li>
      ))}
    </ul>
  )
}
