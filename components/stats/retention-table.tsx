import { shortDay } from '@/components/ui/dates'
import type { StatsReply } from '@/lib/contract/stats'
import { percent } from './stats-words'

const names: Record<string, string> = {
  ...{ today: 'Today', yesterday: 'Yesterday', '7 days': 'Last 7 days', '30 days': 'Last 30 days' },
  '365 days': 'Last year',
}
const kinds = ['young', 'mature', 'all'] as const

type Share = { n: number; rate: number | null; low: number; high: number }

const shareOf = (reply: StatsReply, window: string, kind: string): Share => {
  const row = reply.rows.find(([name, cards]) => name === window && cards === kind)!
  const [, , recalled, missed, rate, low, high] = row
  return {
    n: Number(recalled) + Number(missed),
    rate: rate === null ? null : Number(rate),
    ...{ low: Number(low), high: Number(high) },
  }
}

/** Shares with their ranges and how many answers they rest on, by period and maturity. */
export function RetentionTable({ reply, since }: { reply: StatsReply; since: string | null }) {
  const windows = [...new Set(reply.rows.map(([window]) => String(window)))]
  return (
    <table className="ret">
      <thead>
        <tr>
          <th scope="col">Period</th>
          {kinds.map((kind) => (
            <Heads key={kind} name={kind === 'all' ? 'All' : kind === 'young' ? 'Young' : 'Mature'} />
          ))}
        </tr>
      </thead>
      <tbody>
        {windows.map((window) => (
          <tr key={window}>
            <th scope="row">{names[window] ?? (since ? `Since ${shortDay(since)}` : 'All time')}</th>
            {kinds.map((kind) => (
              <Cells key={kind} share={shareOf(reply, window, kind)} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Heads({ name }: { name: string }) {
  return (
    <>
      <th scope="col" className="r n">
        <span className="vh">{name}, </span>n
      </th>
      <th scope="col" className="r">
        {name}
      </th>
    </>
  )
}

function Cells({ share: { n, rate, low, high } }: { share: Share }) {
  return (
    <>
      <td className="r n">{n.toLocaleString('en-GB')}</td>
      <td className="r">
        {rate === null ? (
          <span className="faint">
            <span aria-hidden="true">–</span>
            <span className="vh">none</span>
          </span>
        ) : (
          <>
            <b>{percent(rate)}</b>
            <small>
              {percent(low).slice(0, -1)} to {percent(high).slice(0, -1)}
            </small>
          </>
        )}
      </td>
    </>
  )
}
