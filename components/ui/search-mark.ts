/** The end of an address that asks for the search field. */
export const searchMark = '#search'
