/** Which notes an import makes, changes or leaves as they are. */
import { parseDeckName } from '@/lib/core/deck'
import { noteTypeByKey } from '@/lib/core/content/note-types'
import type { DuplicateRule, MatchScope } from './csv-headers'
import { draftProblem } from './draft-problem'
import { identityOf } from './note-identity'
import type { Draft, ImportIssue } from './plan'

/** A note that is there already. `fields` are whole; of a library note the library's own stand in `libraryFields`. */
export type KnownNote = {
  id: string
  guid: string | null
  noteType: string
  deckName: string
  fields: Record<string, string>
  libraryFields: Record<string, string> | null
  libraryId: string | null
  tags: string[]
}

/** A note to be written: a new one, or one that is there with what becomes of it. */
export type PlannedNote = {
  known: KnownNote | null
  guid: string | null
  noteType: string
  deck: string
  fields: Record<string, string>
  tags: string[]
  file: number
  line: number
}

export type ImportCounts = { records: number; new: number; update: number; duplicate: number; bad: number }

export type PlannerSettings = {
  rule: DuplicateRule
  scope: MatchScope
  /** The name of the deck for notes whose record names none. */
  deck: string
  /** Names of the learner's decks by id: where a record names a deck, an id comes before a name. */
  deckNames: ReadonlyMap<string, string>
  /** Why a note could not be set; null when it can. */
  problemOf: (noteType: string, fields: Record<string, string>) => string | null
}

const isSame = (a: PlannedNote, known: KnownNote) =>
  Object.entries(a.fields).every(([name, value]) => (known.fields[name] ?? '') === value) &&
  [...a.tags].sort().join('\n') === [...known.tags].sort().join('\n')

/** Takes the drafts of an import one by one. Nothing is lost: every draft is counted as one of four things. */
export class Planner {
  readonly issues: ImportIssue[] = []
  private readonly planned: PlannedNote[] = []
  /** The first planned note of each key. */
  private readonly byKey = new Map<string, PlannedNote>()
  private readonly knownByGuid = new Map<string, KnownNote>()
  /** By what notes begin with, then by deck: the first of each, and the first of all. */
  private readonly knownByIdentity = new Map<string, { first: KnownNote; byDeck: Map<string, KnownNote> }>()
  private bad = 0
  private records = 0
  private merged = 0

  constructor(
    known: readonly KnownNote[],
    private readonly settings: PlannerSettings,
  ) {
    for (const note of known) {
      this.knownByGuid.set(note.id, note)
      if (note.guid !== null) this.knownByGuid.set(note.guid, note)
      const identity = identityOf(note.noteType, note.fields)
      const alike = this.knownByIdentity.get(identity) ?? { first: note, byDeck: new Map() }
      const deck = note.deckName.toLowerCase()
      if (!alike.byDeck.has(deck)) alike.byDeck.set(deck, note)
      this.knownByIdentity.set(identity, alike)
    }
  }

  /** Counts a record that could not be read, or keeps a remark. */
  addIssue(issue: ImportIssue): void {
    this.issues.push(issue)
    if (issue.kind !== 'bad') return
    this.records++
    this.bad++
  }

  add(draft: Draft): void {
    const deck = this.deckOf(draft)
    const problem =
      deck === null
        ? `The deck “${draft.deck!.slice(0, 60)}” has no name that a deck can have.`
        : (draftProblem(draft) ?? this.settings.problemOf(draft.noteType, draft.fields))
    if (problem !== null || deck === null)
      return this.addIssue({ file: draft.file, line: draft.line, kind: 'bad', reason: problem! })
    this.records++
    const { rule } = this.settings
    const identity = draft.guid === null ? identityOf(draft.noteType, draft.fields) : ''
    const key = this.keyOf(draft, deck, identity)
    const earlier = this.byKey.get(key)
    if (earlier && rule !== 'keep-both') return this.repeat(draft, earlier)
    const known = this.knownOf(draft, deck, identity)
    if (known && known.noteType !== draft.noteType && draft.guid !== null) {
      this.records--
      const reason = `A note with this id is there already, as ${noteTypeByKey(known.noteType)?.name ?? known.noteType}.`
      return this.addIssue({ file: draft.file, line: draft.line, kind: 'bad', reason })
    }
    const note: PlannedNote = {
      known: rule === 'keep-both' ? null : known,
      // Kept beside another of its id, a note needs one of its own.
      guid: rule === 'keep-both' && (earlier || known) ? null : draft.guid,
      ...{ noteType: draft.noteType, deck, file: draft.file, line: draft.line },
      fields: known && rule !== 'keep-both' ? { ...known.fields } : {},
      tags: known && rule !== 'keep-both' ? known.tags : [],
    }
    if (!note.known || rule === 'update') this.merge(note, draft)
    this.planned.push(note)
    if (!earlier) this.byKey.set(key, note)
  }

  /** Notes to write, and what became of every record. */
  finish(): { notes: PlannedNote[]; counts: ImportCounts } {
    const isWritten = (note: PlannedNote) => !note.known || !isSame(note, note.known)
    const notes = this.planned.filter(isWritten)
    const added = notes.filter(({ known }) => !known).length
    return {
      notes,
      counts: {
        records: this.records,
        new: added,
        update: notes.length - added,
        duplicate: this.merged + this.planned.length - notes.length,
        bad: this.bad,
      },
    }
  }

  private merge(note: PlannedNote, draft: Draft): void {
    note.fields = { ...note.fields, ...draft.fields }
    note.tags = [...new Set([...(draft.tags ?? note.tags), ...draft.added])]
  }

  private repeat(draft: Draft, earlier: PlannedNote): void {
    this.merged++
    const where = draft.file === earlier.file ? `line ${earlier.line}` : 'an earlier file'
    const reason =
      this.settings.rule === 'update'
        ? `It begins as ${where} does; what stands here counts.`
        : `It begins as ${where} does; what stands there counts.`
    this.issues.push({ file: draft.file, line: draft.line, kind: 'duplicate', reason })
    if (this.settings.rule !== 'update') return
    const before = { fields: earlier.fields, tags: earlier.tags }
    this.merge(earlier, draft)
    if (this.settings.problemOf(earlier.noteType, earlier.fields) !== null) Object.assign(earlier, before)
  }

  private deckOf({ deck }: Draft): string | null {
    if (deck === null) return this.settings.deck
    return this.settings.deckNames.get(deck.toLowerCase()) ?? parseDeckName(deck)?.join('::') ?? null
  }

  private keyOf(draft: Draft, deck: string, identity: string): string {
    if (draft.guid !== null) return `guid\n${draft.guid}`
    return this.settings.scope === 'note-type' ? identity : `${deck.toLowerCase()}\n${identity}`
  }

  /** An id of its own comes before the first field: another id is another note. */
  private knownOf(draft: Draft, deck: string, identity: string): KnownNote | null {
    if (draft.guid !== null) return this.knownByGuid.get(draft.guid) ?? null
    const alike = this.knownByIdentity.get(identity)
    if (!alike) return null
    return this.settings.scope === 'note-type' ? alike.first : (alike.byDeck.get(deck.toLowerCase()) ?? null)
  }
}
