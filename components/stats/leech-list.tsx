import Link from 'next/link'
import type { StatsReply } from '@/lib/contract/stats'
import { FigureTable } from '@/components/ui/figure-table'
import { figured } from '@/components/ui/words'
import { daysWords } from './memory-words'

/** Cards that lapse again and again, each leading to its note. */
export function LeechList({ reply }: { reply: StatsReply }) {
  if (reply.rows.length === 0) return null
  return (
    <FigureTable
      scrolls="Cards that do not stick"
      names="wrap"
      columns={['Card', 'Lapses', 'Holds for']}
      rows={reply.rows.map(([cardId, noteId, title, lapses, reps, stability, state]) => ({
        key: String(cardId),
        name: (
          <>
            <Link href={`/notes/edit?id=${noteId}`}>{String(title) || 'A card without words'}</Link>
            {state === 'suspended' && <small> suspended</small>}
          </>
        ),
        cells: [
          <>
            {String(lapses)} <small className="faint">of {figured(Number(reps), 'answer')}</small>
          </>,
          stability === null ? '–' : daysWords(Number(stability)),
        ],
      }))}
    />
  )
}
