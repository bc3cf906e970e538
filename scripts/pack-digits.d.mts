import type { Plugin } from 'vite'

export declare function digitFile(file: { readonly part: string; readonly from: number; readonly count: number }): Uint8Array
export declare function packDigits(): Plugin
