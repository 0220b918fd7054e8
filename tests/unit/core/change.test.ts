import { changeLabel, groupChanges } from '@/lib/core/change'

test('rows that changed alike are one group of the columns that differ', () => {
  const groups = groupChanges([
    { ids: ['a'], before: { flag: 0, tags: ['x'] }, after: { flag: 3, tags: ['x'] } },
    { ids: ['b', 'c'], before: { flag: 0, tags: [] }, after: { flag: 3, tags: [] } },
    { ids: ['d'], before: { flag: 1, tags: ['x'] }, after: { flag: 3, tags: ['x', 'y'] } },
    { ids: ['e'], before: { flag: 3, tags: [] }, after: { flag: 3, tags: [] } },
  ])
  expect(groups).toEqual([
    { ids: ['a', 'b', 'c'], before: { flag: 0 }, after: { flag: 3 } },
    { ids: ['d'], before: { flag: 1, tags: ['x'] }, after: { flag: 3, tags: ['x', 'y'] } },
  ])
})

test('a new time of change alone is no change, and goes along with one', () => {
  const row = (text: string, at: number) => ({ fields: { Front: text }, updated_at: at })
  expect(groupChanges([{ ids: ['a'], before: row('x', 1), after: row('x', 2) }])).toEqual([])
  expect(groupChanges([{ ids: ['a'], before: row('x', 1), after: row('y', 2) }])).toEqual([
    { ids: ['a'], before: row('x', 1), after: row('y', 2) },
  ])
})

test('a change is named by what it did, one thing by its own name', () => {
  expect(changeLabel('Deleted', 1, 'note', 'What is NDCG?')).toBe('Deleted the note “What is NDCG?”')
  expect(changeLabel('Deleted', 12_345, 'note')).toBe('Deleted 12,345 notes')
  expect(changeLabel('Flagged', 1, 'card')).toBe('Flagged a card')
  expect(changeLabel('Made', 1, 'deck', 'x'.repeat(200)).length).toBeLessThan(80)
})
