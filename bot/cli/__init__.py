"""Commands of ``python -m bot``: one module each, found by name. They parse and print; the work lives elsewhere."""
