import Link from 'next/link'
import type { StatsReply } from '@/lib/contract/stats'
import { figured } from '@/components/ui/words'
import { daysWords } from './memory-words'

/** Cards that lapse again and again, each leading to its note. */
export function LeechList({ reply }: { reply: StatsReply }) {
  if (reply.rows.length === 0) return null
  return (
    <div className="graph-table" tabIndex={0} role="region" aria-label="Cards that do not stick">
      <table>
        <thead>
          <tr>
            <th scope="col">Card</th>
            <th scope="col" className="r">
              Lapses
            </th>
            <th scope="col" className="r">
              Holds for
            </th>
          </tr>
        </thead>
        <tbody>
          {reply.rows.map(([cardId, noteId, title, lapses, reps, stability, state]) => (
            <tr key={String(cardId)}>
              <th scope="row" className="wrap">
                <Link href={`/notes/edit?id=${noteId}`}>{String(title) || 'A card without words'}</Link>
                {state === 'suspended' && <small> suspended</small>}
              </th>
              <td className="r">
                {String(lapses)} <small className="faint">of {figured(Number(reps), 'answer')}</small>
              </td>
              <td className="r">{stability === null ? '–' : daysWords(Number(stability))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
