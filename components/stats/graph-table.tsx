import { shortDay } from '@/components/ui/dates'
import { FigureTable } from '@/components/ui/figure-table'
import type { StatsReply } from '@/lib/contract/stats'
import { hourWords, secondsWords, topicWords } from './memory-words'

type Cell = StatsReply['rows'][number][number]

/** Names of columns and cells as people read them; what is not here stands as it is. */
const words: Record<string, string> = {
  ...{ day: 'Day', answers: 'Answers', ms: 'Minutes', cards: 'Cards', kind: 'State', total: 'In all' },
  ...{ new: 'New', learning: 'Learning', relearning: 'Relearning', young: 'Young', mature: 'Mature' },
  ...{ cram: 'Cramming', suspended: 'Suspended', buried: 'Buried for today' },
  ...{ newMs: 'New, min', learningMs: 'Learning, min', relearningMs: 'Relearning, min' },
  ...{ youngMs: 'Young, min', matureMs: 'Mature, min', cramMs: 'Cramming, min' },
  ...{ again: 'Again', hard: 'Hard', good: 'Good', easy: 'Easy', review: 'In review' },
  ...{ interval: 'Interval', stability: 'Holds for', from: 'From', to: 'To', count: 'Answers' },
  ...{
    predicted: 'Expected',
    recalled: 'Recalled',
    rate: 'Share',
    low: 'Range from',
    high: 'Range to',
    right: 'Right',
  },
  ...{ hour: 'Hour', confidence: 'Confidence', competency: 'Topic', msPerAnswer: 'Mean' },
  ...{ matureRecalled: 'Mature recalled', newCards: 'New cards' },
}
export const wordOf = (name: string): string => words[name] ?? name

const textOf = (cell: Cell, unit: string): string => {
  if (unit === 'topic') return topicWords(cell === null ? null : String(cell))
  if (unit === 'study day') return cell === null ? 'Before today' : shortDay(String(cell))
  if (cell === null) return '–'
  if (typeof cell === 'string') return wordOf(cell)
  if (unit === 'ms') return (cell / 60_000).toFixed(1)
  if (unit === 'ms an answer') return secondsWords(cell)
  if (unit === 'share' || unit === 'chance') return `${(cell * 100).toFixed(1)}%`
  if (unit === 'percent') return `${cell}%`
  if (unit === 'hour') return hourWords(cell)
  return cell.toLocaleString('en-GB')
}

/** A graph as the table it is; a long one scrolls inside itself. */
export function GraphTable({ name, reply: { columns, rows } }: { name: string; reply: StatsReply }) {
  return (
    <FigureTable
      scrolls={`${name}, as a table`}
      columns={columns.map((column) => wordOf(column.name))}
      rows={rows.map((row, place) => {
        const [first, ...rest] = row.map((cell, index) => textOf(cell, columns[index]!.unit))
        return { key: place, name: first, cells: rest }
      })}
    />
  )
}
