import { useKernels } from '../../kernels/door'
import url from '../../kernels/kernels.wasm?url'

/**
 * Fetches the kernels; false where the file or what it needs is missing. The engine then does their work, more slowly and with the
 * same bits.
 */
export async function fetchKernels(): Promise<boolean> {
  try {
    const [response, { compileKernels }] = await Promise.all([fetch(url), import('../../kernels/kernels')])
    if (!response.ok) return false
    useKernels(await compileKernels(await response.arrayBuffer()))
    return true
  } catch {
    return false
  }
}
