import { givenOf, longestReason, nothingSaid, saidOf, type Said } from '@/components/scenario/said'
import { sentEntry } from '@/lib/contract/reviews'
import { generators } from '@/lib/core/scenario/generators/all'
import { makeInstance } from '@/lib/core/scenario/instance'
import { answerJson, makeId } from '@/tests/support/entries'

const instance = makeInstance(generators[0]!, 7)
const choice = instance.options[0]!.id
const reasonFor = (text: string) =>
  givenOf(instance, { ...nothingSaid, choice, reason: { text } }).scenario!.reason
const isTaken = (said: Said) =>
  sentEntry.safeParse(answerJson(makeId(), 'good', Date.UTC(2026, 5, 1), givenOf(instance, said))).success

test('nothing said is nothing given, and a confidence alone is kept', () => {
  expect(givenOf(instance, nothingSaid)).toEqual({})
  expect(givenOf(instance, { ...nothingSaid, confidence: 50 })).toEqual({ confidence: 50 })
})

test.each([
  ['  it fits \n', 'it fits'],
  ['two\nlines', 'two lines'],
  ['half a \ud83d sign', 'half a   sign'],
  [`${'x'.repeat(longestReason - 1)}😀`, 'x'.repeat(longestReason - 1)],
  ['nul\u0000', 'nul'],
])('an own reason is one line that the log can hold: %j', (typed, kept) => {
  expect(reasonFor(typed)).toEqual({ text: kept })
  expect(isTaken({ ...nothingSaid, choice, reason: { text: typed } })).toBe(true)
})

test('an own reason of no words is none, and holds nothing', () => {
  const blank: Said = { ...nothingSaid, choice, reason: { text: ' ' }, ownReason: 'held', twistChoice: null }
  expect(givenOf(instance, blank)).toEqual({ scenario: { id: 'G01', revision: 1, seed: 7, choice } })
})

test('the tick that an own reason was it goes with the words, and is asked again after an undo', () => {
  const said: Said = { ...nothingSaid, choice, reason: { text: 'it fits' }, ownReason: 'held' }
  const given = givenOf(instance, said)
  expect(given.scenario!.reason).toEqual({ text: 'it fits', held: true })
  expect(isTaken(said)).toBe(true)
  expect(saidOf(instance, given)).toEqual({ ...said, ownReason: 'open' })
})

test('what was said stands again for the same scenario, and for no other', () => {
  const reason = instance.reasons[0]!.id
  const said: Said = {
    ...nothingSaid,
    choice,
    reason,
    twistChoice: instance.twist.options[0]!.id,
    confidence: 95,
  }
  const given = givenOf(instance, said)
  expect(saidOf(instance, given)).toEqual({ ...said, twistChoice: null })
  expect(saidOf(makeInstance(generators[0]!, 8), given)).toEqual(nothingSaid)
  expect(saidOf(instance, null)).toEqual(nothingSaid)
})

test('whatever is chosen in any scenario is an entry that the contract takes', () => {
  for (const generator of generators) {
    const one = makeInstance(generator, 42)
    for (const { id } of one.options) {
      const given = givenOf(one, {
        ...nothingSaid,
        choice: id,
        reason: one.reasons[0]!.id,
        twistChoice: one.twist.options[0]!.id,
      })
      expect(sentEntry.safeParse(answerJson(makeId(), 'good', Date.UTC(2026, 5, 1), given)).success).toBe(
        true,
      )
    }
  }
})
