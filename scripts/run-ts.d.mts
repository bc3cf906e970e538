import type { Plugin } from 'vite'

export function runTypeScript<Module>(entry: string, plugins?: Plugin[]): Promise<Module>
