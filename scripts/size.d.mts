export function firstLoad(site: string): { readonly file: string; readonly bytes: number }[]
export function checkSize(site: string): boolean
