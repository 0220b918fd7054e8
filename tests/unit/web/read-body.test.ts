/** What is no request is refused before it costs anything. */
import { readJson } from '@/lib/web/read-body'

const megabyte = 1024 * 1024
const read = (body: string) =>
  readJson(
    new Request('http://a.test/', {
      method: 'POST',
      body,
      headers: { 'Content-Type': 'application/json', 'Content-Length': String(Buffer.byteLength(body)) },
    }),
    20 * megabyte,
  )
const list = (count: number, one: string) => `{"files":[${Array<string>(count).fill(one).join()}]}`

test.each([
  ['numbers side by side', list(200_000, '0')],
  ['empty objects', list(200_000, '{}')],
  ['lists within lists', '['.repeat(200_000) + ']'.repeat(200_000)],
  ['objects within objects', '{"a":'.repeat(200_000) + '1' + '}'.repeat(200_000)],
])('two hundred thousand %s are refused', async (_, body) => {
  await expect(read(body)).rejects.toThrow('A request may hold at most 150,000 values. Send less at once.')
})

test('a long list of ids, and text that is full of signs, are read', async () => {
  const ids = list(100_000, '"00000000-0000-7000-8000-000000000000"')
  expect(await read(ids)).toEqual(JSON.parse(ids))
  const text = JSON.stringify({ text: '[{,"\\'.repeat(100_000) })
  expect(await read(text)).toEqual(JSON.parse(text))
})

test('__proto__ is refused as a field, and read as text', async () => {
  await expect(read('{"__proto__":{"isAdmin":true}}')).rejects.toThrow(
    '__proto__ is no field of anything here.',
  )
  await expect(read('{"a":[{"__proto__"\n : 1}]}')).rejects.toThrow('__proto__ is no field of anything here.')
  expect(await read('{"a":"__proto__","b":"\\"__proto__\\": 1"}')).toEqual({
    a: '__proto__',
    b: '"__proto__": 1',
  })
})
