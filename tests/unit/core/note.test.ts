import { plainLine } from '@/lib/core/note'

test('a title says a formula in signs, not in commands', () => {
  expect(plainLine('HNSW stores about {{c2::$M \\cdot 2$}} links')).toBe('HNSW stores about M · 2 links')
  expect(plainLine('Is $a \\le \\text{cost}$ or $\\frac{n}{2}$ the bound?')).toBe(
    'Is a ≤ cost or n/2 the bound?',
  )
})

test('a gap in a formula and prices keep their words', () => {
  expect(plainLine('$x \\times {{c1::y}}$')).toBe('x × y')
  expect(plainLine('It costs $5 {a} and \\$10')).toBe('It costs 5 a and 10')
})
