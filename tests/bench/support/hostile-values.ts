import type { Chance } from './chance'

/** JSON as text: some of it no JSON at all, some of it what no value of this language can say. */
const rawOnly = [
  '{', '[', '"', '{"a":', 'NaN', 'Infinity', '-', '01', "{'a':1}", '{"a":1,}', '[1,,2]', '{"a" 1}', '\u0000', '',
  '"\\ud800"', '"\\udfff\\ud800"', '{"__proto__":{"isAdmin":true}}', '{"constructor":{"prototype":{"x":1}}}',
  '1e999', '-1e999', '123456789012345678901234567890', '{"a":1}{"b":2}', '\ufeff{}', 'undefined', 'null', 'true', '[]', '{}', '""', '0',
] // prettier-ignore

const texts = [
  '', ' ', '\t', '\n', '\r\n', '\u0000', 'a\u0000b', '\ud800', '\udc00x', 'a\u202eb', '\u200b', '\ufeff', '\uE0C0\uE0C1\uE0C2',
  'e\u0301'.repeat(300), '🧠'.repeat(200), '👩‍👩‍👧‍👦'.repeat(50), 'İ', 'ß', 'ﬃ', '今日は', 'שלום', '%', '_', '\\', "' or 1=1 --", '"; drop table card; --',
  '$(id)', '`id`', '${7*7}', '{{7*7}}', '../../etc/passwd', '..\\..\\x', 'C:\\x', 'file:///etc/passwd', 'javascript:alert(1)',
  '<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '=1+1', '@SUM(A1)', '+1', '-1', 'true', 'null', 'undefined', 'NaN', 'Infinity',
  '-Infinity', '1e308', '0x10', '1_000', '٣', '9'.repeat(400), '::', 'A::', '::A', 'A::::B', Array(120).fill('A').join('::'),
  '{{c1::', '{{c1::'.repeat(500), '}}'.repeat(500), '{{c1::a}}'.repeat(500), '[', '['.repeat(3000), '('.repeat(3000), '> '.repeat(3000), '*'.repeat(5000),
  '_a'.repeat(3000), '`'.repeat(3001), '$'.repeat(3001), '$\\frac{'.repeat(400), '|'.repeat(3000), '- '.repeat(2000), '#'.repeat(50), '\n'.repeat(5000),
  '```mermaid\n' + 'a-->b\n'.repeat(500), '"'.repeat(1001), 'a,b;c|d\te:f\n'.repeat(400), '#separator:', '#columns:a\tb', 'deck:', 'is:due is:due', '-', '--', '- -',
  'prop:r>', 'prop:s>=1e400', 'rated:99999999999', 'added:-1', '(((', 'a or', 'or or or', '(a or (b -(c)))', 'tag:*', 'x'.repeat(100_001), 'x'.repeat(1_048_000),
  'ada@example.org', '2026-02-30', '0000-00-00', '9999-12-31T23:59:59Z', '1969-12-31T23:59:59Z', '2026-11-25T25:61:61Z', '+275760-09-13T00:00:00Z',
  'Europe/Berlin', 'Mars/Olympus', 'UTC0', '1m 10m', '1x', '-5m', '999999999999d', '00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff',
] // prettier-ignore

const numbers = [0, -0, 1, -1, 0.5, 1e-320, 1e21, 1e308, -1e308, 2 ** 31, 2 ** 31 - 1, -(2 ** 31), 2 ** 32, 2 ** 53, 2 ** 53 + 2, 2 ** 63, 0.1 + 0.2, 32767, 32768, 99999] // prettier-ignore

/** A list or an object so many levels deep; as text, since the writer of JSON has a stack of its own. */
const deep = (chance: Chance): string => {
  const levels = chance.pick([10, 100, 1000, 20_000])
  return chance.isHit(0.5)
    ? '['.repeat(levels) + ']'.repeat(levels)
    : '{"a":'.repeat(levels) + '1' + '}'.repeat(levels)
}

/** Texts that may stand many times over in one value. */
const small = texts.filter((text) => text.length <= 1000)

/** Some value that nobody asked for; a few megabytes at the most. */
export const hostileValue = (chance: Chance, depth = 0): unknown => {
  const kind = chance.below(depth > 3 ? 4 : 8)
  if (kind === 0) return chance.pick(numbers)
  if (kind === 1) return chance.pick([null, true, false])
  if (kind <= 3) return chance.pick(depth === 0 ? texts : small)
  if (kind === 4)
    return Array.from({ length: chance.pick([0, 1, 3, 200]) }, () => hostileValue(chance, depth + 3))
  if (kind === 5)
    return Object.fromEntries(
      Array.from({ length: chance.pick([1, 2, 40]) }, () => [
        chance.pick(texts).slice(0, 80),
        hostileValue(chance, depth + 2),
      ]),
    )
  if (kind === 6) return { contains: chance.pick(texts), not: null, $gt: '' }
  return [hostileValue(chance, depth + 1)]
}

export const hostileText = (chance: Chance): string => chance.pick(texts)

/** A body that is no shape of anything. */
export const hostileRaw = (chance: Chance): string =>
  chance.isHit(0.3)
    ? deep(chance)
    : chance.isHit(0.5)
      ? chance.pick(rawOnly)
      : JSON.stringify(hostileValue(chance))
