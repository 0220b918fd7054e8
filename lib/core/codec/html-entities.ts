/** Characters that HTML names. */
const names: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', ensp: ' ', emsp: ' ', thinsp: ' ' },
  ...{ shy: '', zwnj: '', zwj: '', lrm: '', rlm: '', hellip: '…', mdash: '—', ndash: '–', bull: '•' },
  ...{ lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', laquo: '«', raquo: '»', sbquo: '‚', bdquo: '„' },
  ...{ copy: '©', reg: '®', trade: '™', deg: '°', sect: '§', para: '¶', middot: '·', euro: '€', pound: '£' },
  ...{ yen: '¥', cent: '¢', times: '×', divide: '÷', plusmn: '±', minus: '−', frac12: '½', frac14: '¼' },
  ...{ frac34: '¾', sup1: '¹', sup2: '²', sup3: '³', le: '≤', ge: '≥', ne: '≠', asymp: '≈', equiv: '≡' },
  ...{ infin: '∞', sum: '∑', prod: '∏', radic: '√', int: '∫', part: '∂', nabla: '∇', isin: '∈', notin: '∉' },
  ...{
    cap: '∩',
    cup: '∪',
    sub: '⊂',
    sup: '⊃',
    forall: '∀',
    exist: '∃',
    empty: '∅',
    and: '∧',
    or: '∨',
    not: '¬',
  },
  ...{ larr: '←', rarr: '→', uarr: '↑', darr: '↓', harr: '↔', lArr: '⇐', rArr: '⇒', hArr: '⇔', prime: '′' },
  ...{
    alpha: 'α',
    beta: 'β',
    gamma: 'γ',
    delta: 'δ',
    epsilon: 'ε',
    zeta: 'ζ',
    eta: 'η',
    theta: 'θ',
    iota: 'ι',
  },
  ...{
    kappa: 'κ',
    lambda: 'λ',
    mu: 'μ',
    nu: 'ν',
    xi: 'ξ',
    pi: 'π',
    rho: 'ρ',
    sigma: 'σ',
    tau: 'τ',
    phi: 'φ',
  },
  ...{ chi: 'χ', psi: 'ψ', omega: 'ω', Gamma: 'Γ', Delta: 'Δ', Theta: 'Θ', Lambda: 'Λ', Pi: 'Π', Sigma: 'Σ' },
  ...{ Phi: 'Φ', Psi: 'Ψ', Omega: 'Ω', auml: 'ä', ouml: 'ö', uuml: 'ü', Auml: 'Ä', Ouml: 'Ö', Uuml: 'Ü' },
  ...{ szlig: 'ß', eacute: 'é', egrave: 'è', ecirc: 'ê', agrave: 'à', aacute: 'á', acirc: 'â', ccedil: 'ç' },
  ...{ ntilde: 'ñ', oacute: 'ó', ocirc: 'ô', iacute: 'í', icirc: 'î', uacute: 'ú', ucirc: 'û', aring: 'å' },
  ...{ oslash: 'ø', aelig: 'æ', Eacute: 'É', check: '✓', lbrace: '{', rbrace: '}', lsqb: '[', rsqb: ']' },
}

const characterOf = (code: number): string =>
  code === 0xa0
    ? ' '
    : code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
      ? String.fromCodePoint(code)
      : '�'

/** Reads `&amp;`, `&#39;` and `&#x27;`; a name that is none stays as it is. A non-breaking space becomes a plain one. */
export const readEntities = (text: string): string =>
  text.includes('&')
    ? text.replace(
        /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z]{2,8}\d{0,2}));/g,
        (whole, dec, hex, name) => {
          if (dec !== undefined) return characterOf(Number(dec))
          if (hex !== undefined) return characterOf(parseInt(hex, 16))
          return Object.hasOwn(names, name) ? names[name]! : whole
        },
      )
    : text
