/**
 * Mermaid diagrams inside a card's HTML. The renderer leaves `pre.diagram-source`; here each is drawn, and its source stays
 * below as its text. Mermaid is larger than the product, so it is fetched when the first diagram comes up.
 */
import type { Mermaid } from 'mermaid'

const sourceSelector = 'pre.diagram-source'

/** Draws every diagram in an element that is on the page. One that cannot be drawn keeps its source and says why. */
export const drawDiagrams = async (container: HTMLElement, signal: AbortSignal): Promise<void> => {
  const { default: mermaid } = await import('mermaid')
  if (signal.aborted) return
  mermaid.initialize(configFor(container))
  for (const source of container.querySelectorAll<HTMLElement>(sourceSelector)) {
    const drawing = await drawToFit(mermaid, source.textContent ?? '', source.clientWidth)
    if (signal.aborted) return
    put(source, drawing)
  }
}

type Drawing = { svg: string } | { problem: string }

let drawn = 0

const draw = async (mermaid: Mermaid, text: string): Promise<Drawing> => {
  drawn += 1
  const id = `diagram-${drawn}`
  try {
    return { svg: (await mermaid.render(id, text)).svg }
  } catch (error) {
    // Mermaid may leave its place of work behind.
    document.getElementById(`d${id}`)?.remove()
    const line = /line (\d+)/.exec(error instanceof Error ? error.message : '')?.[1]
    return {
      problem: `This diagram cannot be drawn${line ? `: look at line ${line}` : ''}. Its source stands below.`,
    }
  }
}

const acrossPattern = /^(\s*(?:flowchart|graph)\s+)LR\b/

const widthOf = (drawing: Drawing): number =>
  'svg' in drawing ? Number(/viewBox="[\d.-]+ [\d.-]+ ([\d.]+)/.exec(drawing.svg)?.[1] ?? 0) : 0

/** A chart that runs across and is wider than its place is turned to run down, where that makes it narrower. */
const drawToFit = async (mermaid: Mermaid, text: string, room: number): Promise<Drawing> => {
  const across = await draw(mermaid, text)
  if (room === 0 || widthOf(across) <= room || !acrossPattern.test(text)) return across
  const down = await draw(mermaid, text.replace(acrossPattern, '$1TD'))
  return 'svg' in down && widthOf(down) < widthOf(across) ? down : across
}

const put = (source: HTMLElement, drawing: Drawing) => {
  if ('problem' in drawing) {
    const words = document.createElement('p')
    words.className = 'err'
    words.textContent = drawing.problem
    source.before(words)
    return
  }
  const figure = document.createElement('div')
  figure.className = 'diagram'
  // Mermaid's own, made under securityLevel strict.
  figure.innerHTML = drawing.svg
  const svg = figure.querySelector('svg')
  svg?.setAttribute('role', 'img')
  svg?.removeAttribute('aria-roledescription')
  svg?.setAttribute('aria-label', 'Diagram, described by its source below')
  const details = document.createElement('details')
  details.className = 'diagram-text'
  const summary = document.createElement('summary')
  summary.textContent = 'Diagram as text'
  details.append(summary, source.cloneNode(true))
  details.querySelector('pre')?.classList.replace('diagram-source', 'diagram-drawn')
  source.replaceWith(figure, details)
  // What scrolls inside itself must be within reach of the keyboard.
  if (figure.scrollWidth > figure.clientWidth) figure.tabIndex = 0
}

/** Mermaid computes with its colours, so it gets what the tokens come to in the theme on screen. */
const configFor = (element: HTMLElement) => {
  const colour = colourReader(element)
  const [sheet, well, edge, ink, ink2, accentSoft, accent] = [
    ...[colour('--sheet'), colour('--well'), colour('--edge'), colour('--ink'), colour('--ink-2')],
    ...[colour('--accent-soft'), colour('--accent')],
  ]
  return {
    startOnLoad: false,
    securityLevel: 'strict' as const,
    suppressErrorRendering: true,
    htmlLabels: false,
    theme: 'base' as const,
    fontFamily: getComputedStyle(document.body).fontFamily,
    // Lines end at a label instead of running through it.
    themeCSS: '.edgeLabel rect { opacity: 1 } .node rect { rx: 4px; ry: 4px }',
    flowchart: { htmlLabels: false, useMaxWidth: false },
    themeVariables: {
      fontSize: '13px',
      background: sheet,
      primaryColor: sheet,
      primaryBorderColor: edge,
      primaryTextColor: ink,
      secondaryColor: well,
      secondaryBorderColor: edge,
      secondaryTextColor: ink,
      tertiaryColor: accentSoft,
      tertiaryBorderColor: accent,
      tertiaryTextColor: ink,
      lineColor: ink2,
      textColor: ink,
      edgeLabelBackground: sheet,
      clusterBkg: well,
      clusterBorder: edge,
      noteBkgColor: well,
      noteBorderColor: edge,
      noteTextColor: ink,
    },
  }
}

/** A token's colour as `rgb(…)`: a custom property itself reads as `light-dark(…)`. */
const colourReader = (element: HTMLElement) => {
  const probe = document.createElement('span')
  return (token: string): string => {
    element.append(probe)
    probe.style.color = `var(${token})`
    const { color } = getComputedStyle(probe)
    probe.remove()
    return color
  }
}
