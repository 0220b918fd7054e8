import { Button } from '@/components/ui/button'
import { findBroken, type BrokenPlace } from '@/lib/core/search/broken'

const shownBeside = 40

/** The search as it stands, its broken part marked; a press selects that part in the field. */
export function BrokenSearch({ text, onShow }: { text: string; onShow: (place: BrokenPlace) => void }) {
  const broken = findBroken(text)
  if (!broken) return null
  const { from, to } = broken
  const before = text.slice(Math.max(0, from - shownBeside), from)
  const after = text.slice(to, to + shownBeside)
  return (
    <div className="broken-search">
      <code aria-hidden="true">
        {from > shownBeside && '…'}
        {before}
        <mark>{text.slice(from, to) || ' '}</mark>
        {after}
        {to + shownBeside < text.length && '…'}
      </code>
      <Button kind="plain" className="sm" onClick={() => onShow(broken)}>
        Select it
      </Button>
    </div>
  )
}
