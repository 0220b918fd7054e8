import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The rules that keep the study plane distributable by learner, read off the SQL of the migrations. */

const folder = join(__dirname, '../../prisma/migrations')
const sql = readdirSync(folder)
  .filter((name) => /^\d/.test(name))
  .sort()
  .map((name) => readFileSync(join(folder, name, 'migration.sql'), 'utf8'))
  .join('\n')
  .replace(/--.*$/gm, '')
  .toLowerCase()

const identity = new Set([
  ...['account', 'session', 'personal_token', 'rate_limit'],
  ...['identity', 'account_token', 'audit_event', 'deletion', 'calendar_feed'],
])
const library = new Set(['library_deck', 'library_note', 'library_build'])

const tables = new Map(
  [...sql.matchAll(/create (?:unlogged )?table (\w+) \(([\s\S]*?)\n\)/g)].map(([, name, body]) => [
    name!,
    body!,
  ]),
)
const study = [...tables].filter(([name]) => !identity.has(name) && !library.has(name))

/** What is wrong with the study plane, in sentences. */
export const lint = (statements: string, planes: [string, string][]): string[] => {
  const faults: string[] = []
  for (const [name, body] of planes) {
    const key = /primary key \(([^)]*)\)/.exec(body)?.[1] ?? /(\w+) uuid primary key/.exec(body)?.[1] ?? ''
    if (!key.trim().startsWith('user_id'))
      faults.push(`${name}: the primary key begins with ${key || 'nothing'}, not user_id`)
    for (const [, columns] of body.matchAll(/(?:unique|foreign key) \(([^)]*)\)/g))
      if (!columns!.includes('user_id')) faults.push(`${name}: a key on (${columns}) leaves out user_id`)
    for (const [, target] of body.matchAll(/references (\w+)/g))
      if (identity.has(target!) || library.has(target!))
        faults.push(`${name}: a foreign key leaves the study plane for ${target}`)
    if (/on update cascade|on (delete|update) set/.test(body))
      faults.push(`${name}: cascades on update or sets null`)
    if (/\b(big|small)?serial\b|generated .* as identity|nextval/.test(body))
      faults.push(`${name}: has a sequence`)
  }
  for (const [, name, table, columns] of statements.matchAll(/create unique index (\w+) on (\w+) \(([^)]*)/g))
    if (planes.some(([plane]) => plane === table) && !columns!.includes('user_id'))
      faults.push(`${name}: a unique index leaves out user_id`)
  for (const word of ['create trigger', 'create sequence', 'drop schema'])
    if (statements.includes(word)) faults.push(`the migrations say "${word}"`)
  return faults
}

test('the study plane can be distributed by learner as it is', () => {
  expect(study.map(([name]) => name).sort()).toEqual([
    'card',
    'change',
    'day_rollup',
    'deck',
    'import_job',
    'learner',
    'media',
    'note',
    'parameter_fit',
    'preset',
    'preset_revision',
    'review_entry',
    'saved_search',
  ])
  expect(lint(sql, study)).toEqual([])
})

test('the lint sees what a cluster would refuse', () => {
  const broken = `create table bad (\n id uuid primary key,\n deck_id uuid references account (id) on delete set null,\n n serial,\n unique (name)\n)`
  expect(
    lint(`${broken}; create trigger t; create unique index x on bad (name)`, [['bad', broken]]),
  ).toHaveLength(7)
})
