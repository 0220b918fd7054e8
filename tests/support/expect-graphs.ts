import { scope as scopeShape } from '@/lib/contract/stats'
import { graphNames, type ranges } from '@/lib/core/stats/graph'
import { getStats } from '@/lib/service/get-stats'
import type { TestLearner } from './learner'
import type { Recount } from './recount'
import { recountedGraphs } from './recounted-graphs'

export const closely = (value: unknown): unknown => {
  // The library rounds memory to eight places; what follows from it has to agree to a millionth.
  if (typeof value === 'number') return Number.isInteger(value) ? value : expect.closeTo(value, 6)
  return Array.isArray(value) ? value.map(closely) : value
}

const mapped = (record: object, change: (value: unknown) => unknown) =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]))

/** Every graph says what the recount says, for one scope and range, as seen from an instant. */
export const expectRecounted = async (
  counted: Recount,
  learner: TestLearner,
  at: number,
  scope: string,
  range: (typeof ranges)[number],
) => {
  const expected = recountedGraphs(counted, { scope, range, at })
  for (const graph of graphNames) {
    const reply = await getStats(learner.at(at), { graph, range, scope: scopeShape.parse(scope) })
    const { rows, summary = {}, ...days } = expected[graph] as { rows: unknown[]; summary?: object }
    const what = { graph, scope, range }
    expect({ ...what, ...reply }).toMatchObject({
      ...what,
      ...days,
      rows: closely(rows),
    })
    expect({ ...what, ...reply.summary }).toMatchObject({ ...what, ...mapped(summary, closely) })
    expect(reply.columns.length).toBe(reply.rows[0]?.length ?? reply.columns.length)
  }
}
