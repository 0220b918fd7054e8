import { CircleCheck, CircleDashed, CircleDotDashed, CirclePause, EyeOff, RotateCcw } from 'lucide-react'
import type { StatsReply } from '@/lib/contract/stats'
import { wordOf } from './graph-table'

const icons = {
  ...{ new: CircleDashed, learning: CircleDotDashed, relearning: RotateCcw, young: CircleCheck },
  ...{ mature: CircleCheck, suspended: CirclePause, buried: EyeOff },
}

/** Cards by state, each with its share as a bar. */
export function CountsList({ reply }: { reply: StatsReply }) {
  const rows = reply.rows.map(([kind, cards]) => ({ kind: kind as keyof typeof icons, cards: Number(cards) }))
  const most = Math.max(1, ...rows.map(({ cards }) => cards))
  return (
    <ul className="counts">
      {rows.map(({ kind, cards }) => {
        const Icon = icons[kind]
        return (
          <li key={kind}>
            <Icon className="i" aria-hidden="true" />
            <span>{wordOf(kind)}</span>
            <svg width="100%" height="8" aria-hidden="true">
              <rect
                className={`p-${kind}`}
                x="0"
                y="0"
                width={`${(cards / most) * 100}%`}
                height="8"
                rx="2"
              />
            </svg>
            <span className="num">{cards.toLocaleString('en-GB')}</span>
          </li>
        )
      })}
    </ul>
  )
}
