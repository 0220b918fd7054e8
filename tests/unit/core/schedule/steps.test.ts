import { formatStep, parseSteps } from '@/lib/core/schedule/steps'

test.each([
  ['1m 10m', [60, 600]],
  ['  1m,10m ,  1d ', [60, 600, 86_400]],
  ['1.5h', [5400]],
  ['30S 2D', [30, 172_800]],
  ['', []],
  ['10m 1m', [600, 60]],
])('%j are steps', (text, steps) => expect(parseSteps(text)).toEqual({ steps }))

test.each([
  ['10', '“10” has no unit. Write 10s, 10m, 10h or 10d.'],
  ['1m ten', '“ten” is no step. Write a number with s, m, h or d, such as 10m.'],
  ['1w', '“1w” is no step. Write a number with s, m, h or d, such as 10m.'],
  ['-1m', '“-1m” is no step. Write a number with s, m, h or d, such as 10m.'],
  ['0m', '“0m” is not between 1s and 365d.'],
  ['366d', '“366d” is not between 1s and 365d.'],
  ['1e3m', '“1e3m” is no step. Write a number with s, m, h or d, such as 10m.'],
  ['1m '.repeat(21), 'At most 20 steps.'],
  ['x'.repeat(100_000), `“${'x'.repeat(20)}” is no step. Write a number with s, m, h or d, such as 10m.`],
])('what is wrong with %j is said', (text, error) => expect(parseSteps(text)).toEqual({ error }))

test('what is written is read back', () => {
  for (const seconds of [1, 59, 60, 90, 600, 3600, 5400, 86_400, 172_800])
    expect(parseSteps(formatStep(seconds))).toEqual({ steps: [seconds] })
})
