export type Loss = 'sse_half' | 'mse_half' | 'mse' | 'bce' | 'cce'
