import { safePath } from '@/lib/client/navigation'

test.each([
  ['/notes?q=a%20b#c', '/notes?q=a%20b#c'],
  ['/review?deck=1&by=schedule', '/review?deck=1&by=schedule'],
  [null, '/today'],
  ['', '/today'],
  ['https://example.org/', '/today'],
  ['//example.org', '/today'],
  ['/\\\\example.org', '/today'],
  ['/.//example.org', '/today'],
  ['/a/..//example.org', '/today'],
  ['/%2e//example.org', '/today'],
  ['/\t/example.org', '/today'],
  ['javascript:alert(1)', '/today'],
])('after signing in, %j leads to %s', (next, expected) => {
  expect(safePath(next, '/today')).toBe(expected)
})
