/** A learner's formula counts as they would on paper, and can do nothing else. */
import { readFormula, type Formula } from '@/lib/core/scenario/formula'
import type { FormulaProblem } from '@/lib/core/scenario/formula-program'

const valueOf = (text: string, values: Record<string, number> = {}): number => {
  const formula = readFormula(text, Object.keys(values))
  if ('problem' in formula) throw new Error(`${text}: ${formula.problem}`)
  return formula.evaluate(values)
}

const problemOf = (text: string): FormulaProblem => {
  const formula: Formula | FormulaProblem = readFormula(text, ['x', 'qps'])
  return 'problem' in formula ? formula : { problem: 'none', at: null }
}

test.each([
  ['1 + 2 * 3', 7],
  ['-2^2', -4],
  ['(-2)^2', 4],
  ['2^-1', 0.5],
  ['2^3^2', 512],
  ['2^-2^2', 1 / 16],
  ['-x^2 * 3', -27],
  ['8 - 4 - 2', 2],
  ['16 / 4 / 2', 2],
  ['((((x))))', 3],
  ['2 * (3 + x)^2 / 4', 18],
  ['max(x, 1, 2) + min(x, 7) - abs(-x)', 3],
  ['sqrt(x * 12) + ln(exp(1)) + log10(1000) + log2(8)', 13],
  ['round(2.5) + floor(2.9) + ceil(2.1)', 8],
  ['1.5e3 + .5', 1500.5],
])('%s is %d where x is 3', (text, value) => expect(valueOf(text, { x: 3 })).toBeCloseTo(value, 12))

test.each([
  ['', 'is empty', null],
  ['x +', 'cannot be read: expected expression after +', 4],
  ['x * (qps', 'cannot be read: unclosed (', 9],
  ['x = 3', 'cannot use "="', 3],
  ['qsp * 2', 'knows no "qsp"', 1],
  ['2 * qsp', 'knows no "qsp"', 5],
  ['log(x)', 'knows no function "log"', 1],
  ['sqrt(x, 2)', 'gives sqrt 2 values where it takes 1', 1],
  ['1,000', 'is more than one value: no comma belongs outside a function or inside a number', null],
  ['2 x', 'lacks an operator between two parts', 2],
  ['1e999', 'has a number that is too large: 1e999', null],
])('%j says what is wrong and where', (text, problem, at) => expect(problemOf(text)).toEqual({ problem, at }))

const hostile = [
  ...['constructor', '__proto__', 'prototype', 'this', 'globalThis', 'window', 'process', 'eval', 'Function'],
  ...['x.constructor', 'x.constructor.constructor("return process")()', 'x["constructor"]', 'x?.y'],
  ...[
    'constructor(1)',
    'toString()',
    'valueOf(x)',
    'hasOwnProperty(x)',
    'eval(1)',
    'Function(1)',
    'import(1)',
  ],
  ...['x = 3', 'x := 3', 'f(x) = x^2', 'x => x', 'function f(){}', 'let x = 1', 'x; x', 'x ? 1 : 2', '`x`'],
  ...[
    '"text"',
    "'text'",
    '[1, 2; 3, 4]',
    '[x]',
    '{x: 1}',
    '5 cm',
    '5 cm to inch',
    '1:1000000',
    '100!',
    '170!!',
  ],
  ...[
    'x % 2',
    'x & 1',
    'x | 1',
    'x ~ 1',
    '!x',
    'x == 1',
    'x < 1',
    'x >> 2',
    'not x',
    'i * i',
    'pi',
    'Infinity',
  ],
  ...['ｘ', 'х', '𝑥', 'x\u202e', 'x\u0000', '\ud800', '１＋１', 'x×2', 'x−1', '٣', 'x\u200b'],
  ...['factorial(1e9)', 'range(1, 1e9)', 'zeros(1e5, 1e5)', 'sum(1, 2)', 'diff("x", "x")', 'parse("x")'],
  ...[
    '.',
    '..',
    '...x',
    '1..2',
    '0x10',
    '1_000',
    '1e',
    '1e+',
    'e5',
    '()',
    '(',
    ')',
    ')(',
    ',',
    'max(',
    'max(,)',
  ],
  '('.repeat(1000) + 'x' + ')'.repeat(999),
  '('.repeat(999) + 'x' + ')'.repeat(999),
  '('.repeat(2000),
  '-'.repeat(1999) + 'x',
  '- '.repeat(900) + 'x',
  'x^'.repeat(999) + 'x',
  'x+'.repeat(999) + 'x',
  'sqrt('.repeat(300) + 'x' + ')'.repeat(300),
  'max(' + 'x,'.repeat(900) + 'x)',
  'x'.repeat(2001),
  ' '.repeat(5000),
  '9'.repeat(2000),
]

test('hostile text is refused in words, and never throws', () => {
  for (const text of hostile) {
    const formula = readFormula(text, ['x'])
    expect([text.slice(0, 40), 'problem' in formula && formula.problem !== '']).toEqual([
      text.slice(0, 40),
      true,
    ])
  }
})

test.each(['x^x^x^x', '9^9^9^9', '1 / 0', '0 / 0', 'sqrt(-1)', 'ln(0)', 'exp(exp(exp(x)))', '1e308 * 10'])(
  '%s is read and has a value or none, at once',
  (text) => expect(typeof valueOf(text, { x: 9 })).toBe('number'),
)

test('a formula as long as may be counts in time', () => {
  const formula = readFormula('x+'.repeat(120) + 'x', ['x']) as Formula
  expect(formula.steps).toBe(241)
  expect(formula.evaluate({ x: 1 })).toBe(121)
})
