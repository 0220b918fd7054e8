import type { Search } from '@/lib/core/search/terms'
import { database } from '../database'
import type { SearchScene } from './scene'
import { Values } from './values'

export const noteSorts = ['newest', 'oldest', 'edited'] as const
export type NoteSort = (typeof noteSorts)[number]

/** After which note a page begins, as the sort sees it; `at` is its time of editing in ms where that sorts. */
export type NotePlace = { id: string; at: number }

export type NotePage = { sort: NoteSort; after: NotePlace | null; limit: number }

/** What sorts `n`. */
export const orders: Record<NoteSort, string> = {
  newest: 'n.id desc',
  oldest: 'n.id',
  edited: 'n.updated_at desc, n.id desc',
}

/** The condition on `n` that it comes after where the page begins, with an `and` before it. */
export const afterSql = ({ sort, after }: NotePage, values: Values): string => {
  if (!after) return ''
  const id = values.add(after.id, 'uuid')
  if (sort === 'newest') return ` and n.id < ${id}`
  if (sort === 'oldest') return ` and n.id > ${id}`
  return ` and (n.updated_at, n.id) < (${values.add(new Date(after.at), 'timestamptz')}, ${id})`
}

/** Values of a statement in which the learner is $1. */
export const valuesFor = ({ userId }: SearchScene): Values => {
  const values = new Values()
  values.add(userId, 'uuid')
  return values
}

/** The one condition of a search that has no other; the search itself else. */
export const onlyPart = (search: Search): Search =>
  search.kind === 'and' && search.parts.length === 1 ? search.parts[0]! : search

/** Runs a statement that gives ids. */
export const idsOf = async (text: string, values: Values): Promise<string[]> =>
  (await database().pool.query<{ id: string }>(text, values.list)).rows.map(({ id }) => id)
