import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { mostColumns, readCsv } from '@/lib/core/codec/csv'
import { csvRow, escapeFormula, unescapeFormula } from '@/lib/core/codec/csv-write'

const rowsOf = (text: string, delimiter = ',') =>
  [...readCsv(text, delimiter)].map((record) => ('cells' in record ? record.cells : record.broken))

describe('rows that are not as they should be', () => {
  test('a quote that never closes costs its own row only', () => {
    expect([...readCsv('a,b\n"c,d\ne,f\n', ',')]).toEqual([
      { line: 1, cells: ['a', 'b'], columns: 2 },
      { line: 2, broken: 'quote' },
      { line: 3, cells: ['e', 'f'], columns: 2 },
    ])
  })
  test('quotes within a field are plain, and so is what follows a closing one', () => {
    expect(rowsOf('a"b"c,"x"y,"say ""hi"""')).toEqual([['a"b"c', 'xy', 'say "hi"']])
  })
  test('line ends may be mixed; lines are counted through quoted breaks', () => {
    const lines = [...readCsv('a\r\nb\rc\n\n"d\ne\r\nf"\ng', ',')].map(({ line }) => line)
    expect(lines).toEqual([1, 2, 3, 5, 8])
  })
  test('a row is read no further than a thousand columns', () => {
    const [record] = readCsv('x'.padEnd(100_001, ','), ',')
    expect(record).toMatchObject({ columns: mostColumns + 1 })
    expect((record as { cells: string[] }).cells).toHaveLength(mostColumns)
  })
  test('thousands of unclosed quotes are read in one go', () => {
    const found = [...readCsv('"a,b\n'.repeat(50_001), ',')]
    expect(found.filter((record) => 'broken' in record).length).toBeLessThanOrEqual(20)
  })
  test('two hundred thousand short rows take no more than a moment', () => {
    let count = 0
    for (const record of readCsv('a\n'.repeat(200_000), '|')) count += 'cells' in record ? 1 : 0
    expect(count).toBe(200_000)
  })
})

test('csv-parse reads well-formed tables alike', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'b', ' x', ',', '"', '\n', 'é', '|'), maxLength: 8 })
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 8 }),
      (rows) => {
        const text = rows
          .map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(','))
          .join('\n')
        expect(rowsOf(text)).toEqual(parse(text, { relax_column_count: true }))
      },
    ),
    { numRuns: 500 },
  )
})

describe('our own rows', () => {
  test('begin no formula in a spreadsheet', () => {
    for (const cell of ['=cmd()', '+1', '-1', '@x', '\t=1', '\r=1', '＝1', "'=1"])
      expect(escapeFormula(cell)).toBe(`'${cell}`)
    expect(escapeFormula("it's")).toBe("it's")
    expect(escapeFormula("'tis")).toBe("'tis")
  })
  test('give back every sign', () => {
    const cell = fc.string({
      unit: fc.oneof(
        fc.constantFrom('=', '+', '-', '@', "'", '"', ',', '\n', '\r', '\t', '#', ' '),
        fc.string({ minLength: 1, maxLength: 1, unit: 'grapheme' }),
      ),
      maxLength: 12,
    })
    fc.assert(
      fc.property(fc.array(cell, { minLength: 2, maxLength: 6 }), (cells) => {
        const [record] = [...readCsv(`x,${csvRow(cells)}`, ',')] as { cells: string[] }[]
        expect(record!.cells.slice(1).map(unescapeFormula)).toEqual(cells)
      }),
      { numRuns: 2000 },
    )
  })
})
