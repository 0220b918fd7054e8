/** What setting one note has come to so far: what stands in it twice is set once, and what it may still ask for. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { CodeToken } from '@/lib/io/render/code'
import type { SetFormula } from '@/lib/io/render/math'

export type Setting = {
  /** HTML by source, of whole texts and of lines. */
  texts: Map<string, Promise<string>>
  lines: Map<string, Promise<string>>
  formulas: Map<string, SetFormula>
  code: Map<string, CodeToken[]>
  left: { formulas: number; formulaCharacters: number; code: number }
}

/** The most formulas, characters of them, and characters of code that are set of one note. */
const most = { formulas: 500, formulaCharacters: 5_000, code: 10_000 }

export const newSetting = (): Setting => ({
  texts: new Map(),
  lines: new Map(),
  formulas: new Map(),
  code: new Map(),
  left: { ...most },
})

const turnMs = 15
let turnedAt = 0

/** Lets other requests run when none has for a while: nothing of what is set here can be interrupted. */
export const giveTurn = async (): Promise<void> => {
  if (performance.now() - turnedAt < turnMs) return
  await nextTurn()
  turnedAt = performance.now()
}
