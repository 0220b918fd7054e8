import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** One answer of a real log: ratings are 1 to 4, times are instants in milliseconds. */
export type LoggedAnswer = { card: string; at: number; rating: number; ms: number }

const folder = join(__dirname, '../../../shared/fixtures/revlog')

/** A real log as it lies beside the checkout, sorted by time, without manual rows; null where it does not. */
export const readRevlog = (name: string): LoggedAnswer[] | null => {
  const file = join(folder, name)
  if (!existsSync(file)) return null
  const [head, ...lines] = readFileSync(file, 'utf8').trim().split(/\r?\n/)
  const columns = head!.split(',')
  const place = (column: string) => columns.indexOf(column)
  const timeOf = (text: string) => (/^\d+$/.test(text) ? Number(text) : Date.parse(text))
  return lines
    .map((line) => line.split(','))
    .map((cells) => ({
      card: cells[place('card_id')]!,
      at: timeOf(cells[place('review_time')]!),
      rating: Number(cells[place('review_rating')]),
      ms: Number(cells[place('review_duration')]),
    }))
    .filter(({ rating }) => rating >= 1 && rating <= 4)
    .sort((a, b) => a.at - b.at)
}
