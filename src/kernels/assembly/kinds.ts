// Numbers for the kinds that cross from the page's side: src/kernels/codes.ts has the same.

export const LINEAR: i32 = 0
export const SIGMOID: i32 = 1
export const TANH: i32 = 2
export const RELU: i32 = 3
export const LEAKY_RELU: i32 = 4
export const ELU: i32 = 5
export const SOFTPLUS: i32 = 6
export const SOFTMAX: i32 = 7
export const STEP: i32 = 8

export const HALF_SQUARES: i32 = 0
export const SQUARES: i32 = 1
export const BINARY_CROSS_ENTROPY: i32 = 2
export const CROSS_ENTROPY: i32 = 3
export const PERCEPTRON: i32 = 4

export const SGD: i32 = 0
export const MOMENTUM: i32 = 1
export const NESTEROV: i32 = 2
export const RMSPROP: i32 = 3
export const ADAGRAD: i32 = 4
export const ADAM: i32 = 5
export const ADAMW: i32 = 6

export const NO_PENALTY: i32 = 0
export const SQUARE_PENALTY: i32 = 1
export const SIZE_PENALTY: i32 = 2
export const ORTHANT_PENALTY: i32 = 3
