"""NumPy on one workload, in float64: reads it from a folder, then for each line with a number of seconds prints samples a second."""
import json, sys, time
import numpy as np

folder = sys.argv[1]
work = json.load(open(f'{folder}/workload.json'))
read = lambda name: np.fromfile(f'{folder}/{name}.f64', 'f8')
sizes, activations, batch, rate = work['sizes'], work['activations'], work['batch'], work['rate']
X, Y, p = read('x').reshape(-1, sizes[0]), read('y').reshape(-1, sizes[-1]), read('parameters')

W, b = [], []
for n, k in zip(sizes, sizes[1:]):
    W.append(p[:k * n].reshape(k, n).copy())
    b.append(p[k * n:k * n + k].copy())
    p = p[k * n + k:]


def softmax(z):
    e = np.exp(z - z.max(1, keepdims=True))
    return e / e.sum(1, keepdims=True)


F = {'sigmoid': lambda z: 1 / (1 + np.exp(-z)), 'tanh': np.tanh, 'relu': lambda z: np.maximum(z, 0), 'softmax': softmax}
SLOPE = {'sigmoid': lambda a: a * (1 - a), 'tanh': lambda a: 1 - a * a, 'relu': lambda a: a > 0}


def step(x, y):
    A = [x]
    for l in range(len(W)):
        A.append(F[activations[l]](A[-1] @ W[l].T + b[l]))
    D = A[-1] - y
    if activations[-1] != 'softmax':
        D = D * SLOPE[activations[-1]](A[-1])
    for l in range(len(W) - 1, -1, -1):
        dW, db = D.T @ A[l], D.sum(0)
        if l:
            D = (D @ W[l]) * SLOPE[activations[l - 1]](A[l])
        W[l] -= rate / batch * dW
        b[l] -= rate / batch * db


print('ready', flush=True)
at = 0
for line in sys.stdin:
    start, done = time.perf_counter(), 0
    while time.perf_counter() - start < float(line):
        step(X[at:at + batch], Y[at:at + batch])
        at = at + batch if at + 2 * batch <= len(X) else 0
        done += batch
    print(done / (time.perf_counter() - start), flush=True)
