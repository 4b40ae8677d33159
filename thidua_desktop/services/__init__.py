"""The desk's use cases: one module per noun, each function one act in one transaction."""
