import os

# Matrices are multiplied on one thread, before NumPy is first imported. OpenBLAS takes one for each
# core otherwise, and these wait for each other in busy loops: with two processes on two cores the
# encoder then gets through a fifth of the texts that it does on one thread.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
