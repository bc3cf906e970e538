import type { Plugin } from 'vite'

export declare const KERNELS: string
export declare function compileKernels(): void
export declare function kernels(): Plugin
